"""Roles that several documents describe are grouped over all of their lists, whatever came first."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.catalogue.writing import NewDocument, remove_document, write_document
from corpus.parsing import PARSER_VERSION, parse

CASHIER = "收银员岗位职责\n1、收银并核对现金；\n2、整理货架商品；\n3、办理会员卡积分；\n4、处理顾客退货；\n"
REWORDED = (
    "收银员岗位职责\n1、会员卡积分的办理；\n2、整理货架的商品；\n3、收银，并核对现金；\n4、处理顾客退货。\n"
)
CANTEEN = "收银员岗位职责\n1、打印食堂餐券；\n2、统计食堂就餐人数；\n3、擦洗餐券机；\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue.open(tmp_path / "catalogue.sqlite3")


def _add(catalogue: Catalogue, name: str, text: str) -> None:
    new = NewDocument(
        kb="default", name=name, data=text.encode(), text=text, encoding="utf-8", media_type="text/plain",
        title=name, notes=(), parse=parse(text, name=name).result, parser=PARSER_VERSION, sample=False,
        created_at=datetime.now(UTC),
    )  # fmt: skip
    with catalogue.transaction() as connection:
        write_document(connection, new)


def _profiles(catalogue: Catalogue) -> dict[str, str | None]:
    names = {document.id: document.name for document in catalogue.documents("default")}
    return {names[one.document_id]: one.profile for one in catalogue.lists(kb="default")}


def test_one_document_keeps_the_labels_of_its_parse(catalogue: Catalogue) -> None:
    _add(catalogue, "a.txt", CASHIER)
    (one,) = parse(CASHIER, name="a.txt").result.roles[0].lists
    assert _profiles(catalogue) == {"a.txt": one.profile}
    assert one.profile


def test_the_same_job_in_two_documents_is_one_profile(catalogue: Catalogue) -> None:
    _add(catalogue, "a.txt", CASHIER)
    _add(catalogue, "b.txt", CANTEEN)
    _add(catalogue, "c.txt", REWORDED)
    assert len(catalogue.roles("default")) == 1
    found = _profiles(catalogue)
    assert found["a.txt"] == found["c.txt"] != found["b.txt"]


def test_what_is_gone_leaves_no_trace(catalogue: Catalogue, tmp_path: Path) -> None:
    for name, text in (("a.txt", CASHIER), ("b.txt", CANTEEN), ("c.txt", REWORDED)):
        _add(catalogue, name, text)
    for name in ("c.txt", "b.txt"):
        with catalogue.transaction() as connection:
            remove_document(connection, "default", name)
    alone = Catalogue.open(tmp_path / "alone.sqlite3")
    _add(alone, "a.txt", CASHIER)
    assert _profiles(catalogue) == _profiles(alone)


def test_an_untouched_role_is_not_grouped_again(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("a.txt", CASHIER), ("c.txt", REWORDED)):
        _add(catalogue, name, text)
    grouped: list[int] = []
    monkeypatch.setattr("corpus.catalogue.profiling.profiles", lambda lists: grouped.append(1) or [])
    _add(catalogue, "d.txt", "司机岗位职责\n1、检查货车轮胎；\n2、核对送货清单；\n")
    assert grouped == []
