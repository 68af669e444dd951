"""One question of a set with what is right for it, and how items are compared.

Items are compared by their verbatim text and the heading (or document) they stand under, never by wording. The
fields of a row are described in ``tests/eval/seed/README.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.composer import BESIDE
from assistant.contract import Citation
from assistant.headings import heading_key
from index.text import folded

Key = tuple[str, str]  # where (end of a heading, or a document's name; "" is anywhere), text
ANYWHERE = ""
UNNAMED = "question"  # the kind of a question whose row names none
_EDGE = "；;。.，,、：: \n\t"
_HEADING_CHARS = (
    8  # of a heading's end: "销售部负责人职责:11" and "职责11" are told apart, a long path is not
)


@dataclass(frozen=True, slots=True)
class Case:
    """One question of a set.

    Attributes:
        gold: the items that must be cited; ``also_ok`` are neither demanded nor counted as wrong.
        by_document: places are documents instead of headings.
        lists: headings or jobs that must be named where no items are demanded; ``also_lists`` may be.
        counts: the numbers that are right; empty where none is asked for.
        must_not: words that the answer must not assert.
        quotes: words that the answer must quote from the text; where there are some, they are what is scored.
        kb: the knowledge base that is asked, where the set's rows name one each.
        row: where it stands in its file, from 1.
    """

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    role: str | None
    gold: frozenset[Key]
    also_ok: frozenset[Key]
    by_document: bool
    lists: tuple[str, ...]
    answerable: bool
    reason: str | None
    also_lists: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    must_not: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    kb: str | None = None
    row: int = 0
    raw: Mapping[str, Any] = field(default_factory=dict)

    def key(self, citation: Citation) -> Key:
        """The key of a cited item, as this case's gold is keyed."""
        if self.by_document:
            return citation.document, text_key(citation.text)
        return item_key(citation.list, citation.text)

    def wants(self, key: Key) -> bool:
        """Whether a cited item is one of those demanded."""
        return key in self.gold or (ANYWHERE, key[1]) in self.gold

    def allows(self, key: Key) -> bool:
        """Whether a cited item is at least not wrong."""
        return self.wants(key) or key in self.also_ok or (ANYWHERE, key[1]) in self.also_ok


def text_key(text: str) -> str:
    """An item's words, folded and without punctuation at the edges."""
    return folded(text).strip(_EDGE)


def list_key(heading: str) -> str:
    """What a heading is compared by: its folded end."""
    return heading_key(heading.removeprefix(f"{BESIDE} › "))[-_HEADING_CHARS:]


def item_key(heading: str, text: str) -> Key:
    """What an item is compared by: its heading's end and its text, both folded."""
    return list_key(heading), text_key(text)


def case_of(row: Mapping[str, Any], number: int = 0) -> Case:
    """A case from a row of JSON Lines whose items name their list or document.

    Raises:
        KeyError, TypeError: a field is missing or of another shape (``reading`` says so in words).
    """
    gold, also = list(row["gold"]), list(row.get("also_ok") or ())
    return Case(
        id=str(row["id"]),
        kind=row["kind"],
        question=row["question"],
        history=tuple(row.get("history") or ()),
        role=row.get("role"),
        gold=frozenset(map(_gold_key, gold)),
        also_ok=frozenset(map(_gold_key, also)),
        by_document=any("doc" in item for item in (*gold, *also)),
        lists=tuple(row.get("lists") or ()),
        answerable=row["answerable"],
        reason=row.get("reason"),
        also_lists=tuple(row.get("also_lists") or ()),
        counts=_counts(row.get("count"), row.get("also_count")),
        must_not=tuple(row.get("must_not") or ()),
        quotes=tuple(row.get("quotes") or ()),
        kb=row.get("kb"),
        row=number,
        raw=row,
    )


def _counts(right: object, also: object) -> tuple[int, ...]:
    """The right number first, then the others that a fair judge accepts (a number or a list of them)."""
    if right is None:
        return ()
    more = also if isinstance(also, list) else [] if also is None else [also]
    return tuple(int(str(number)) for number in (right, *more))


def _gold_key(item: Mapping[str, Any]) -> Key:
    """A set over several documents names the document instead of the heading."""
    if "doc" in item:
        return item["doc"], text_key(item["text"])
    return item_key(item["list"], item["text"])
