"""Initials are read only where the texts make them certain."""

import pytest

from assistant.initials import InitialsReader
from index.tokens import Tokens

TEXTS = ("管理应收账款，统计应收账款账龄", "月初完成出口退税的申报", "采购原材料", "采购原辅料", "门店盘点")


@pytest.fixture(scope="module")
def reader() -> InitialsReader:
    tokens = Tokens()
    known = {word for text in TEXTS for word in tokens.words(text)}
    return InitialsReader(TEXTS, tokens.words, known.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"), [("yszk", "应收账款"), ("ckts", "出口退税"), ("mdpd", "门店盘点")]
)
def test_what_the_texts_hold_once_is_read(reader: InitialsReader, typed: str, meant: str) -> None:
    assert reader.read(typed) == meant


@pytest.mark.parametrize("typed", ["zkzlx", "crm", "yclk", "manager", "szk", ""])
def test_what_is_not_certain_is_left(reader: InitialsReader, typed: str) -> None:
    assert reader.read(typed) is None
