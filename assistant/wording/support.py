"""Does the evidence say this? Every sentence of a model is asked so before anyone sees it. No model is used.

A segment (the words before a run of marks) is supported when each of its parts finds one stretch of one
marked duty that holds all of its content words, numbers and frequencies, under the same negation and degree
of responsibility; and when the role it names is the marked duty's role. What is not understood is not
supported: a dropped true sentence costs a nicer wording, a shown false one the reader's trust.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.wording.amounts import as_often, counted
from assistant.wording.evidence import Evidence
from assistant.wording.operators import operator_spans
from assistant.wording.order import ADDED, says_so
from assistant.wording.owners import Owners, spelled
from assistant.wording.pairs import crossed
from assistant.wording.quantities import MASK, Quantity
from assistant.wording.reading import Unit, read, unit, view
from assistant.wording.sentences import MARKS, segments
from assistant.wording.words import Words

Reason = Literal[
    "no_mark", "unknown_mark", "markup", "owner", "name", "words", "number", "frequency", "sense"
]

# Links, images, HTML and code have no place in a sentence about duties.
_MARKUP = re.compile(
    r"https?:|[?&][a-z]\w*=|www\.|\]\(|<[a-z/!]|```|!\[|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]", re.I
)
_SPLIT = re.compile(
    r"^(?:[、,/:()\"'\[\]“”《》·\-—~]+|和|与|及|以及|并|并且|同时|还|而|且|而且|又|也|既|还要|还需|并且)$"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found.

    Attributes:
        reason: why the sentence is not supported; ``None`` when it is.
        subject: the names it gives as owner, or those carried from the sentence before.
        marks: the marks it leans on; empty for a frame such as "具体如下：".
    """

    reason: Reason | None
    subject: tuple[str, ...]
    marks: tuple[int, ...]

    @property
    def supported(self) -> bool:
        """Whether the sentence may be shown."""
        return self.reason is None


class SupportCheck:
    """The check for one knowledge base.

    Args:
        cut: gives the words of a text, nothing left out (``index.tokens.Tokens.words``).
        names: every name of every role.
    """

    def __init__(self, cut: Callable[[str], list[str]], names: Iterable[str]) -> None:
        self._cut = cut
        self._owners = Owners(names, cut)
        self._words = Words(cut)
        self._read = lru_cache(maxsize=2_000)(lambda text: tuple(read(text, cut)))

    def check(self, sentence: str, evidence: Sequence[Evidence], subject: tuple[str, ...] = ()) -> Verdict:
        """Whether the marked ones of ``evidence`` say what ``sentence`` says.

        Args:
            subject: the owner named by the sentence before: 他还负责… goes on with it.
        """
        known = {one.marker: one for one in evidence}
        marks: list[int] = []
        if _MARKUP.search(sentence):
            return Verdict("markup", subject, ())
        for segment in segments(sentence):
            if any(mark not in known for mark in segment.marks):
                return Verdict("unknown_mark", subject, ())
            marked = [known[mark] for mark in segment.marks]
            reason, subject = self._segment(segment.text, marked, subject)
            if reason:
                return Verdict(reason, subject, ())
            marks += segment.marks
        return Verdict(None, subject, tuple(dict.fromkeys(marks)))

    def summary(self, sentence: str, evidence: Sequence[Evidence], total: int) -> bool:
        """Whether a sentence about a whole list says only what its items say; it may also count them."""
        counted = re.sub(rf"(?:一共|总共|共)?(?:有|列出|包括)?\s*{total}\s*(?:条|项|点)", "", sentence)
        bare = MARKS.sub("", counted)
        marks = "".join(f"[{one.marker}]" for one in evidence)
        return self.check(bare.rstrip("。.!！") + marks, evidence).supported

    def line(self, text: str, sources: Sequence[str]) -> Reason | None:
        """The same for a line of a draft, which names no owner and carries no marks."""
        marked = [Evidence(n + 1, source, ()) for n, source in enumerate(sources)]
        if _MARKUP.search(text):
            return "markup"
        return next((r for u in self._units(spelled(text)) if (r := self._unit(u, marked))), None)

    def _segment(
        self, text: str, marked: list[Evidence], subject: tuple[str, ...]
    ) -> tuple[Reason | None, tuple[str, ...]]:
        own = [name for one in marked for name in one.roles]
        claim = self._owners.claim(
            _without_headings(_BESIDES.sub(r"\1,", text), marked), own, [one.text for one in marked]
        )
        if not marked:
            bare = not claim.owners and not any(
                self._content(u, u.words) or u.measured.quantities for u in self._units(claim.rest)
            )
            return (None if bare else "no_mark"), subject
        subject = claim.owners or (() if claim.addressed else subject)
        if subject and not _owned(subject, marked):
            return "owner", subject
        if any(not any(view(name) in view(one.text) for one in marked) for name in claim.mentioned):
            return "name", subject
        for one in self._units(claim.rest):
            if reason := self._unit(one, marked):
                return reason, subject
        return None, subject

    def _units(self, text: str) -> list[Unit]:
        return [unit(part, self._cut) for part in re.split(r"[;。!?\n]+", view(text)) if part]

    def _unit(self, said: Unit, marked: list[Evidence]) -> Reason | None:
        """The first reason why a part of the unit finds no stretch of the marked duties."""
        stretches = [u for one in marked for u in self._read(one.text)]
        for start, end in _parts(said):
            words = self._content(said, [w for w in said.words if start <= w[0] < end])
            numbers = [(q, at) for q, at in said.measured.quantities if start <= at < end]
            often = [(f, at) for f, at in said.measured.often if start <= at < end]
            if not (words or numbers or often):
                continue
            reasons = [self._part(said, words, numbers, often, held) for held in stretches]
            if None not in reasons:
                return min((r for r in reasons if r), key=_NEARNESS.index)
        return None

    def _part(
        self,
        said: Unit,
        words: Sequence[tuple[int, int]],
        numbers: Sequence[tuple[Quantity, int]],
        often: Sequence[tuple[str, int]],
        held: Unit,
    ) -> Reason | None:
        places: list[tuple[tuple[int, int], list[int]]] = []
        for start, end in words:
            found = self._found(said, (start, end), held)
            if not found and said.text[start:end] in ADDED:
                found = says_so(
                    said,
                    (start, end),
                    self._content(said, said.words),
                    lambda word: self._found(said, word, held),
                    held,
                )
            if not found:
                return "words"
            places.append(((start, end), found))
        if not counted(said, numbers, places, held, lambda word: self._tells(held, word)):
            return "number"
        if not as_often(often, said, places, held):
            return "frequency"
        telling = [word for word, _ in places]
        found_at = dict(places)
        if crossed(said, telling, found_at.__getitem__, held, lambda word: self._tells(held, word)):
            return "words"
        if not all(_same_sense(said, word, held, found) for word, found in places):
            return "sense"
        return None

    def _found(self, said: Unit, word: tuple[int, int], held: Unit) -> list[int]:
        return self._words.places(said.text[slice(*word)], held) or self._words.recut(said, word, held)

    def _tells(self, held: Unit, word: tuple[int, int]) -> bool:
        return self._words.tells(held.text[slice(*word)])

    def _content(self, said: Unit, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The words that tell something; what is part of a negation is judged by its reach instead."""
        turns = [(s, e) for s, e, kind in operator_spans(said.text) if kind == "not"]
        return [
            (s, e)
            for s, e in words
            if self._words.tells(said.text[s:e]) and not any(a <= s and e <= b for a, b in turns)
        ]


_NEARNESS: list[Reason] = ["sense", "frequency", "number", "words"]  # the reason that came furthest is told


# 除了审核报表外，还要归档 adds; without 还 or 也 it leaves out, and 除 must stand in the duty.
_BESIDES = re.compile(r"除了?([^,，;；。]{1,40}?)(?:之外|以外|外)?[,，](?=[^,，;；。]{0,10}(?:还|也|另))")


def _without_headings(text: str, marked: Sequence[Evidence]) -> str:
    """The text without the headings of the marked duties, quoted whole: 《营业部负责人职责12》中规定."""
    names = {
        name for one in marked for name in one.roles
    }  # a list headed 人事专员 must not take the owner away
    for heading in {one.heading for one in marked if len(one.heading) > 2} - names:
        text = re.sub(
            rf"(?:在|按照?|根据)?[《“\"「]?{re.escape(heading)}[》”\"」]?(?:中|里)?(?:的?规定|写明|提到|要求|列出)?[,，:：]?",
            "",
            text,
        )
    return text


def _owned(subject: Sequence[str], marked: Sequence[Evidence]) -> bool:
    """Whether every name is an owner of a marked duty, and every marked duty has its owner named."""
    owners = [{variant for name in one.roles for variant in _variants(name)} for one in marked]
    return all(any(name in names for names in owners) for name in subject) and all(
        any(name in names for name in subject) for names in owners if names
    )


def _variants(name: str) -> tuple[str, str]:
    plain = spelled(name)
    return plain, re.sub(r"[(\[].*?[)\]]", "", plain)


def _parts(said: Unit) -> list[tuple[int, int]]:
    """The stretches of a unit between commas and joints, quantities that stand alone with what follows."""
    cuts = [0, *(s for s, e in said.words if _SPLIT.match(said.text[s:e].replace(MASK, ""))), len(said.text)]
    return [(a, b) for a, b in itertools.pairwise(cuts) if a < b]


def _same_sense(said: Unit, word: tuple[int, int], held: Unit, found: Sequence[int]) -> bool:
    """Whether some place of the word stands under the operators that the sentence puts it under."""
    sure, perhaps = said.reach.sure[word[0]], said.reach.perhaps[word[0]]
    return any(held.reach.sure[at] <= perhaps and sure <= held.reach.perhaps[at] for at in found)
