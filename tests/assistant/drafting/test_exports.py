"""Exports: escaped, marked, numbered, only known properties, safe against what a brief may hold."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from jsonschema import Draft202012Validator
from lxml import etree
from lxml import html as lxml_html

from assistant.drafting.contract import MARK, Brief, Draft
from assistant.drafting.export import exported

EVIL = "<script>alert(1)</script></script><!--"
# schema.org/JobPosting as far as a draft may know it, derived from the vocabulary (hr-domain notes §4.1).
_ORGANIZATION = {
    "type": "object",
    "required": ["@type", "name"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "Organization"},
        "name": {"type": "string"},
        "description": {"type": "string"},
    },
}
JOB_POSTING = {
    "type": "object",
    "required": ["@context", "@type", "title", "description"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "JobPosting"},
        **{
            name: {"type": "string"}
            for name in ("title", "description", "responsibilities", "qualifications", "jobBenefits")
        },
        "employmentType": {
            "enum": ["FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER"]
        },
        "totalJobOpenings": {"type": "integer", "minimum": 1},
        "validThrough": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "hiringOrganization": _ORGANIZATION,
        "employmentUnit": _ORGANIZATION,
        "jobLocation": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"@type": {"const": "Place"}, "address": {"type": "string"}},
        },
        "baseSalary": {
            "type": "object",
            "required": ["@type", "currency", "value"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "MonetaryAmount"},
                "currency": {"const": "CNY"},
                "value": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "@type": {"const": "QuantitativeValue"},
                        **{name: {"type": "number"} for name in ("value", "minValue", "maxValue")},
                        "unitText": {"enum": ["HOUR", "DAY", "WEEK", "MONTH", "YEAR"]},
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="session")
def full(seed_office: Any) -> Draft:
    brief = Brief(
        role="销售部负责人", focus=["渠道", "客户"], company="云川公司", company_line="做云端仓储", department="销售部",
        place="苏州", employment_type="全职", salary="8000-12000元/月", head_count=2, valid_until="2026-12-31",
        requirements=["熟悉渠道管理"], benefits=["带薪年假"],
    )  # fmt: skip
    made: Draft = seed_office.drafting.create(brief)
    return made


@pytest.fixture(scope="session")
def hostile(seed_office: Any) -> Draft:
    brief = Brief(
        role=f"库管{EVIL}", company=f"=HYPERLINK(\"x\") {EVIL}", place="[点我](javascript:alert(1))",
        requirements=["# 标题\u202e\x00\x0b", "=1+1", "+cmd|' /C calc'!A0", "&lt;b&gt; & ]]>", "- 项\n## 节"],
        benefits=["*粗*", "`码`"], salary="2万以上",
    )  # fmt: skip
    made: Draft = seed_office.drafting.create(brief)
    return made


@pytest.mark.parametrize("form", ["md", "txt", "html", "docx"])
def test_every_form_says_that_a_machine_assembled_it(full: Draft, form: Any) -> None:
    data = exported(full, form).data
    if form == "docx":
        document = Document(io.BytesIO(data))
        assert document.sections[0].footer.paragraphs[0].text == MARK
        assert document.core_properties.comments == MARK
    else:
        assert MARK in data.decode()


def test_jsonld_holds_what_is_known_and_nothing_else(full: Draft, hostile: Draft, seed_office: Any) -> None:
    validator = Draft202012Validator(JOB_POSTING)
    found = json.loads(exported(full, "jsonld").data)
    assert not list(validator.iter_errors(found))
    assert found["hiringOrganization"]["name"] == "云川公司" and found["employmentType"] == "FULL_TIME"
    assert found["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "minValue": 8000.0, "maxValue": 12000.0, "unitText": "MONTH",
    }  # fmt: skip
    assert found["totalJobOpenings"] == 2 and found["validThrough"] == "2026-12-31"
    assert MARK in found["description"]
    little = json.loads(exported(hostile, "jsonld").data)
    assert not list(validator.iter_errors(little))
    assert not {"baseSalary", "validThrough", "totalJobOpenings", "employmentType"} & set(little)
    assert "待填写" not in json.dumps(little, ensure_ascii=False)
    whole = exported(hostile, "jsonld").data.decode()
    assert "<" not in whole and ">" not in whole


def test_html_is_text_only(hostile: Draft, full: Draft) -> None:
    page = exported(hostile, "html").data.decode()
    tree = lxml_html.document_fromstring(page)
    assert not tree.xpath("//script | //a | //img | //iframe | //@onclick | //@onerror | //@href | //@src")
    assert "alert(1)" in tree.text_content()
    good = lxml_html.document_fromstring(exported(full, "html").data.decode())
    assert good.get("lang") == "zh-CN" and good.findtext(".//title") and len(good.findall(".//h1")) == 1
    assert good.xpath("count(//main)") == 1


def test_markdown_shows_a_brief_as_text(hostile: Draft) -> None:
    assert "<script" not in hostile.markdown.replace("\\<", "")
    assert "](javascript" not in hostile.markdown.replace("\\]", "")
    assert [line for line in hostile.markdown.splitlines() if line.startswith("## ")] == [
        "## 基本信息", "## 岗位职责", "## 任职要求", "## 福利待遇", "## 投递方式",
    ]  # fmt: skip
    assert not re.search("[\x00-\x08\x0b\u202e]", hostile.markdown)


def test_docx_has_han_fonts_and_real_numbering(full: Draft, hostile: Draft) -> None:
    document = Document(io.BytesIO(exported(full, "docx", sources=True).data))
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "微软雅黑"
    numbered = [one for one in document.paragraphs if one.style.name == "List Number"]
    numbers = [one._p.pPr.numPr.numId.val for one in numbered]
    assert len(set(numbers)) == 3, "each section counts from one with a numbering of its own"
    assert not any(re.match(r"\d", one.text) for one in numbered), "Word counts, not the text"
    text = "\n".join(one.text for one in document.paragraphs)
    assert "来源" in text and "seed.txt" in text
    archive = zipfile.ZipFile(io.BytesIO(exported(hostile, "docx").data))
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(archive.read(name))
    assert b"HYPERLINK" not in archive.read("word/_rels/document.xml.rels")
    assert b"instrText" not in archive.read("word/document.xml") and b"fldSimple" not in archive.read(
        "word/document.xml"
    )


def test_a_text_box_has_a_limit(full: Draft) -> None:
    whole = exported(full, "txt").data.decode()
    short = exported(full, "txt", limit=300).data.decode()
    assert len(short) <= 300 < len(whole)
    assert all(f"【{one.heading}】" in short for one in full.sections)
