"""A role that several documents describe is one role, with every document's fields at their places."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.catalogue.roles import Mention, merge
from corpus.catalogue.writing import NewDocument, write_document
from corpus.parsing import PARSER_VERSION, parse

FIRST = "岗位说明书\n岗位名称：销售部主管\n所属部门：销售部\n直接上级：销售总监\n编制：2人\n岗位职责：\n1、分解销售目标；\n2、检查客户拜访记录；\n"
SECOND = "岗位说明书\n岗位名称：销售部门主管\n直接下级：销售代表\n工作地点：佛山\n岗位职责：\n1、审核销售折扣；\n2、主持销售例会；\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite3")
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        new = NewDocument(
            kb="default", name=name, data=text.encode(), text=text, encoding="utf-8", media_type="text/plain",
            title=name, notes=(), parse=parse(text, name=name).result, parser=PARSER_VERSION, sample=False,
            created_at=datetime.now(UTC),
        )  # fmt: skip
        with catalogue.transaction() as connection:
            write_document(connection, new)
    return catalogue


def test_one_role_with_the_fields_of_both_documents(catalogue: Catalogue) -> None:
    (role,) = catalogue.roles("default")
    assert role.names == ("销售部主管", "销售部门主管")
    fields = {field.name: field for field in role.fields}
    assert {name: fields[name].text for name in ("直接上级", "编制", "直接下级", "工作地点")} == {
        "直接上级": "销售总监", "编制": "2人", "直接下级": "销售代表", "工作地点": "佛山",
    }  # fmt: skip
    for field in role.fields:
        assert catalogue.text(field.document_id)[field.start : field.end] == field.text
    assert len(catalogue.lists(role_id=role.id)) == 2


def test_spellings_are_one_role_ranks_are_not() -> None:
    names = ["销售部主管", "銷售部門 主管岗", "销售部经理", "营业部主管", "销售主管"]
    merged = merge("default", [Mention(str(at), "", (name,)) for at, name in enumerate(names)])
    assert [role.title for role in merged] == ["销售部主管", "销售部经理", "营业部主管", "销售主管"]
    assert merged[0].aliases == ("銷售部門 主管岗",)
