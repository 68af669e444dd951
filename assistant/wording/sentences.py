"""Sentences out of a stream, and the segments of a sentence that each end in marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A mark may be printed [3], 【3】, ［3］ or [1, 2]; it may stand before or after the full stop.
_MARK = r"(?:\[|【|［)\s*\d{1,3}(?:\s*[,，、]\s*\d{1,3})*\s*(?:\]|】|］)"
MARKS = re.compile(rf"{_MARK}(?:\s*(?:[、,，]\s*)?{_MARK})*")
_STOP = re.compile(r"(?P<stop>(?:[。！？]|[!?](?![a-z0-9=/&#%(._-]))+[”』」]?|[；;](?=[ \t]*\n))|\n", re.I)
_TRAIL = re.compile(rf"(?:[ \t]*{_MARK})*")
_MAYBE_MARK = re.compile(r"[ \t]*(?:(?:\[|【|［)[\d\s,，、]*)?")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.、)）]|#|>)+\s*")


class Splitter:
    """Takes the pieces of a stream, gives the sentences that are finished.

    A sentence is finished when something other than its marks follows its end, so a mark that comes after
    the full stop still belongs to it.
    """

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, piece: str) -> list[str]:
        """The sentences that ``piece`` finishes, in order, without list bullets; blank ones are left out."""
        self._rest += piece
        return self._taken(ended=False)

    def close(self) -> list[str]:
        """What is left when the stream ended properly."""
        found = self._taken(ended=True)
        last, self._rest = plain(self._rest), ""
        return [*found, last] if last else found

    def _taken(self, *, ended: bool) -> list[str]:
        found: list[str] = []
        at = 0
        for stop in _STOP.finditer(self._rest):
            if stop.start() < at:
                continue
            end = stop.end()
            if stop["stop"]:
                trail = _TRAIL.match(self._rest, end)
                end = trail.end() if trail else end
                if not ended and _MAYBE_MARK.fullmatch(self._rest, end):
                    break
            found.append(self._rest[at:end])
            at = end
        self._rest = self._rest[at:]
        return [one for one in map(plain, found) if one]


def plain(sentence: str) -> str:
    """The sentence without bullets, emphasis and blanks at its edges."""
    return _BULLET.sub("", sentence).replace("**", "").strip()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence and the marks that it ends in; without marks it leans on nothing."""

    text: str
    marks: tuple[int, ...]


def segments(sentence: str) -> list[Segment]:
    """The sentence cut after each run of marks; full stops that stand between text and mark are left out."""
    found: list[Segment] = []
    at = 0
    for marks in MARKS.finditer(sentence):
        text = sentence[at : marks.start()].strip()
        numbers = tuple(int(n) for n in re.findall(r"\d+", marks.group()))
        if not re.search(r"\w", text) and found:
            found[-1] = Segment(found[-1].text, (*found[-1].marks, *numbers))
        else:
            found.append(Segment(text, numbers))
        at = marks.end()
    rest = sentence[at:].strip()
    if re.search(r"\w", rest):
        found.append(Segment(rest, ()))
    return found
