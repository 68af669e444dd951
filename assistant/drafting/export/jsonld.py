"""A draft as schema.org/JobPosting. Only properties that the draft knows; none is made up, open ones are left out."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from assistant.drafting.contract import Draft, SectionKind
from assistant.drafting.export.html import inner

# What schema.org's examples and Google's list call them; other words are left out.
_EMPLOYMENT = {
    "全职": "FULL_TIME", "兼职": "PART_TIME", "实习": "INTERN", "临时": "TEMPORARY", "临时工": "TEMPORARY",
    "外包": "CONTRACTOR", "志愿者": "VOLUNTEER",
}  # fmt: skip
_UNITS = {"月": "MONTH", "年": "YEAR", "日": "DAY", "天": "DAY", "小时": "HOUR", "时": "HOUR"}
# 8000-12000元/月
_SALARY = re.compile(r"^(\d{1,7}(?:\.\d+)?)(?:[-—~～至到](\d{1,7}(?:\.\d+)?))?元[/每](月|年|日|天|小时|时)$")


def jsonld(draft: Draft) -> str:
    """The JobPosting as JSON, safe inside a script element."""
    text = json.dumps(posting(draft), ensure_ascii=False, indent=2)
    # "</script>" or "<!--" in a line must not end the element that holds the JSON.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def posting(draft: Draft) -> dict[str, Any]:
    """The properties as a dictionary."""
    known = _identity(draft)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": draft.title,
        "description": inner(draft),
        "responsibilities": _joined(draft, "duty"),
        "qualifications": _joined(draft, "requirement"),
        "jobBenefits": _joined(draft, "benefit"),
        "employmentType": _EMPLOYMENT.get(known.get("用工类型", "")),
        "totalJobOpenings": _number(known.get("招聘人数") or known.get("定员")),
        "validThrough": _date(known.get("有效期至")),
        "baseSalary": _salary(known.get("薪酬")),
    }
    if name := known.get("单位"):
        company, _, line = name.partition("。")
        found["hiringOrganization"] = {
            "@type": "Organization",
            "name": company,
            **({"description": line} if line else {}),
        }
    if department := known.get("所属部门"):
        found["employmentUnit"] = {"@type": "Organization", "name": department}
    if place := known.get("工作地点"):
        found["jobLocation"] = {"@type": "Place", "address": place}
    return {key: value for key, value in found.items() if value is not None}


def _identity(draft: Draft) -> dict[str, str]:
    return dict(
        line.text.split("：", 1)
        for section in draft.sections
        for line in section.lines
        if line.origin != "placeholder" and "：" in line.text and section.kind in ("identity", "condition")
    )


def _joined(draft: Draft, kind: SectionKind) -> str | None:
    lines = [
        line.text
        for section in draft.sections
        if section.kind == kind
        for line in section.lines
        if line.origin != "placeholder"
    ]
    return "\n".join(lines) or None


def _number(words: str | None) -> int | None:
    found = re.match(r"\d{1,6}", words or "")
    return int(found.group()) if found else None


def _date(words: str | None) -> str | None:
    try:
        return date.fromisoformat(words or "").isoformat()
    except ValueError:  # "招满为止" is no date
        return None


def _salary(words: str | None) -> dict[str, Any] | None:
    found = _SALARY.match((words or "").replace(" ", ""))
    if not found:
        return None
    low, high, unit = found.groups()
    amount = {"value": float(low)} if high is None else {"minValue": float(low), "maxValue": float(high)}
    value = {"@type": "QuantitativeValue", **amount, "unitText": _UNITS[unit]}
    return {"@type": "MonetaryAmount", "currency": "CNY", "value": value}
