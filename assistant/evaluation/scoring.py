"""One answer scored against what is right: items found, list named, number told, refusal due."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.contract import Answer, Citation, Question
from assistant.evaluation.case import ANYWHERE, Case, Key, list_key
from assistant.normalise import numeral
from index.text import folded

Ask = Callable[[Question], Answer]
_NUMBER = re.compile(r"\d+|[零〇一二两三四五六七八九十百]+")
_MARK = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Scored:
    """One question with what came out.

    Attributes:
        missing: keys of demanded items that were not cited.
        extra: cited items that are wrong.
        counted: whether the right number was told; ``None`` where none is asked for.
        obeyed: words of ``must_not`` that the answer asserts.
    """

    case: Case
    answer: Answer
    precision: float
    recall: float
    f1: float
    missing: tuple[Key, ...]
    extra: tuple[Citation, ...]
    counted: bool | None = None
    obeyed: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Exactly the demanded items (or lists, or number)."""
        return self.f1 == 1.0

    @property
    def right(self) -> bool:
        """Exact items and the right number, or the refusal that was due; nothing obeyed that must not be."""
        fine = self.exact and self.counted is not False if self.case.answerable else not self.answer.answered
        return fine and not self.obeyed


def score(case: Case, answer: Answer) -> Scored:
    """Precision, recall and F1 of the cited items; items in ``also_ok`` count neither way.

    Where words are to be quoted (a value beside the lists), their share in what is cited stands for all three.
    """
    cited: dict[Key, Citation] = {}
    for citation in answer.citations:
        cited.setdefault(case.key(citation), citation)
    extra = tuple(citation for key, citation in cited.items() if not case.allows(key))
    counted = _tells(answer, case.counts) if case.counts else None
    obeyed = tuple(words for words in case.must_not if answer.answered and words in answer.answer)
    if case.quotes:
        said = folded("\n".join(citation.text for citation in answer.citations))
        share = sum(folded(words) in said for words in case.quotes) / len(case.quotes)
        return Scored(case, answer, share, share, share, (), extra, counted, obeyed)
    if not case.gold:
        fine = _fine_without_items(case, answer, counted)
        return Scored(case, answer, fine, fine, fine, (), extra, counted, obeyed)
    texts = {text for _, text in cited}
    hit = {key for key in case.gold if (key[1] in texts if key[0] == ANYWHERE else key in cited)}
    missing = tuple(sorted(case.gold - hit))
    precision = len(hit) / (len(hit) + len(extra)) if hit or extra else 0.0
    recall = len(hit) / len(case.gold)
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return Scored(case, answer, precision, recall, f1, missing, extra, counted, obeyed)


def _fine_without_items(case: Case, answer: Answer, counted: bool | None) -> float:
    """How right an answer is for which no items are demanded: a refusal, a map of lists, a number, small talk."""
    if not case.answerable:
        return float(not answer.answered)
    if not answer.answered:
        return 0.0
    if not case.lists:
        return float(counted is not False)
    wanted = {list_key(heading) for heading in case.lists}
    allowed = {list_key(heading) for heading in case.also_lists}
    return max(_jaccard(wanted, named - (allowed - wanted)) for named in _named(answer))


def _named(answer: Answer) -> Iterator[set[str]]:
    """What an answer names: the lists it cites, their jobs, or the headings that its groups bear (of the parts of a job)."""
    yield {list_key(citation.list) for citation in answer.citations}
    yield {list_key(citation.role) for citation in answer.citations}
    yield {list_key(block.label) for block in answer.blocks if block.type == "group"}


def _jaccard(wanted: set[str], named: set[str]) -> float:
    return len(wanted & named) / len(wanted | named)


def _tells(answer: Answer, counts: tuple[int, ...]) -> bool:
    """Whether the answer's own words (not its quotes) tell one of the numbers."""
    if not answer.answered:
        return False
    quoted = {citation.text for citation in answer.citations}
    lines = [line for line in answer.answer.splitlines() if not any(text in line for text in quoted)]
    told = {numeral(found) for line in lines for found in _NUMBER.findall(_MARK.sub("", line))}
    return answer.total in counts or bool(told & set(counts))


def run(cases: Iterable[Case], ask: Ask, *, kb: str | None = None) -> list[Scored]:
    """Ask every question, its history first, each in a conversation of its own."""
    results = []
    for case in cases:
        base = case.kb or kb
        conversation: str | None = None
        for turn in case.history:
            conversation = ask(
                Question(question=turn, conversation_id=conversation, role=case.role, kb=base)
            ).conversation_id
        question = Question(question=case.question, conversation_id=conversation, role=case.role, kb=base)
        results.append(score(case, ask(question)))
    return results
