"""The account: every non-blank character of the text in exactly one segment."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.parsing.result import Dropped, Segment, SegmentType


class Account:
    """Collects claims on the text and fills what nobody claimed.

    Punctuation between an item and its marker is a separator; what stands alone is dropped punctuation.
    Claims are added in any order; where two overlap the earlier one keeps its part.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._claims: list[tuple[int, int, SegmentType]] = []
        self._reasons: dict[int, str] = {}

    def claim(self, start: int, end: int, kind: SegmentType) -> None:
        """Say what became of ``source[start:end]``."""
        if end > start:
            self._claims.append((start, end, kind))

    def drop(self, start: int, end: int, reason: str) -> None:
        """Say that a stretch belongs to no role, and why."""
        if end > start:
            self._claims.append((start, end, "dropped"))
            self._reasons[start] = reason

    def close(self) -> tuple[tuple[Segment, ...], list[Dropped]]:
        """Return the segments in text order and the dropped stretches with their reasons."""
        segments: list[Segment] = []
        dropped: list[Dropped] = []
        place = 0
        for start, end, kind in sorted(self._claims):
            begin = max(start, place)
            if end <= begin:
                continue
            self._gap(place, begin, segments, dropped)
            segments.append(Segment(begin, end, kind))
            if kind == "dropped":
                dropped.append(
                    Dropped(
                        text=self.source[begin:end],
                        start=begin,
                        end=end,
                        reason=self._reasons.get(start, "prose"),
                    )
                )
            place = end
        self._gap(place, len(self.source), segments, dropped)
        return tuple(segments), dropped

    def _gap(self, start: int, end: int, segments: list[Segment], dropped: list[Dropped]) -> None:
        """Fill a stretch nobody claimed, line by line."""
        text = self.source[start:end]
        told = text.strip()
        if not told:
            return
        if len(told) == 1 and not told.isalnum() and start > 0 and segments and "\n" not in text.rstrip():
            at = start + text.index(told)  # the common case: a separator behind a point
            segments.append(Segment(at, at + 1, "separator"))
            return
        place = start
        for number, line in enumerate(self.source[start:end].split("\n")):
            a, b = place, place + len(line)
            place = b + 1
            while a < b and self.source[a].isspace():
                a += 1
            while b > a and self.source[b - 1].isspace():
                b -= 1
            if a >= b:
                continue
            touches = (number == 0 and segments and start > 0) or b == end
            if not any(char.isalnum() for char in self.source[a:b]) and touches:
                segments.append(Segment(a, b, "separator"))
            else:
                segments.append(Segment(a, b, "dropped"))
                reason = "prose" if any(char.isalnum() for char in self.source[a:b]) else "punctuation"
                dropped.append(Dropped(text=self.source[a:b], start=a, end=b, reason=reason))


def covers(source: str, segments: Iterable[Segment]) -> bool:
    """Whether the segments hold every non-blank character of ``source`` exactly once."""
    place = 0
    for segment in segments:
        if segment.start < place or segment.end > len(source) or source[place : segment.start].strip():
            return False
        place = segment.end
    return not source[place:].strip()
