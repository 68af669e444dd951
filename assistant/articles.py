"""Articles of a regulation named by their number: "第八条讲的啥", "第七条第（二）项", where each article heads a list."""

from __future__ import annotations

import re

from assistant.documents import article_lists
from assistant.knowledge import Knowledge
from assistant.normalise import numeral
from corpus.model import DutyList

_N = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4})"
# "第六条里第四项", "第四条（三）": the article, and an item of it.
_ARTICLE = re.compile(rf"第\s*(?P<article>{_N})\s*条(?:规定)?(?:的|里|中|下)?(?:面)?(?:的)?")
_ITEM_OF_IT = re.compile(
    rf"^\s*第?\s*[(（]?\s*(?P<item>{_N})\s*[)）]?\s*(?:[项款点]|(?=$|[，,。?？ 是讲说写和、]))"
)
# What numbers a list by itself: its items are 条, too ("职责3第2条").
_OF_A_LIST = re.compile(r"(?:职责|清单|要求|编号)\s*[:：]?\s*\d|[份篇节章]")


def take_articles(text: str, knowledge: Knowledge) -> tuple[str, tuple[DutyList, ...]]:
    """``text`` without the articles it names ("第七条和第八条"), and the lists that stand under them.

    Only of a regulation by itself, and where no job is named: among other texts, and of a job's list, 第三条 is an item.
    """
    if len(knowledge.documents) != 1 or any(
        name in text.lower() for name in knowledge.names_near(text.lower())
    ):
        return text, ()
    named: list[DutyList] = []
    while (taken := _take_article(text, knowledge))[1]:
        text, lists = taken
        named.extend(lists)
    return text, tuple(dict.fromkeys(named))


def _take_article(text: str, knowledge: Knowledge) -> tuple[str, tuple[DutyList, ...]]:
    """``text`` without the article it names, and the lists that stand under it; untouched where none or several do.

    An item of the article stays, said as one: "第4条(三)" leaves "第3项".
    """
    found = _ARTICLE.search(text)
    number = numeral(found.group("article")) if found else None
    if found is None or number is None or _OF_A_LIST.search(text):
        return text, ()
    lists = [e for e in knowledge.lists.values() if e.kind != "overview"]
    under = article_lists(number, lists, knowledge)
    if not under or len({e.document_id for e in under}) > 1:
        return text, ()
    rest = text[found.end() :]
    if item := _ITEM_OF_IT.match(rest):
        rest = f"第{numeral(item.group('item'))}项{rest[item.end() :]}"
    return f"{text[: found.start()]} {rest}", tuple(under)
