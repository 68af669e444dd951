"""How likely a duty's words are meant by a question's: a table learnt from colloquial questions and the duties they mean.

A statistical translation (IBM model 1, Brown et al. 1993) says how likely a pair of characters in a duty (账款) is spoken as a
piece of a question (one to three characters: 欠咱的). A duty is then scored as by a translation language model (Berger &
Lafferty 1999): the mean, over the question's pieces, of the log of how much likelier the duty makes them than they are
anyway. Other than the encoder it knows nothing of meaning and everything of who said what for what, so the two err in
different places: the right duty of a colloquial question comes first in .62 instead of .51 (nine question sets, 370
paraphrases, by cosine and by cosine with this beside it).
``tests/eval/train_translation.py`` makes the table from ``tests/eval/pairs``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.text import folded

Codes = NDArray[np.uint64]
Floats = NDArray[np.float32]
Number = TypeVar("Number", np.uint64, np.intp)

STORED = ("pieces", "pairs", "starts", "columns", "levels", "usual")
LONGEST = 3  # characters of a question's piece
OWN = 0.9  # of a piece's chance that is its own, whatever the duty says
_LONGEST_QUESTION = 120  # characters; a pasted page is no question
_NOT_SAID = re.compile(r"[\W_]+")
_KEPT = 16  # questions
_STEPS = 12.0  # of a stored chance: its log2, in twelfths


class _Rows(NamedTuple):
    """The rows of a question's pieces, and their entries: piece by piece the pairs that are spoken so, and how likely."""

    rows: NDArray[np.intp]
    piece: NDArray[np.intp]
    columns: NDArray[np.uint16]
    chances: Floats


@dataclass(frozen=True, slots=True)
class Translation:
    """A sparse table of chances, by row a piece of a question, by column a pair of characters of a duty.

    Attributes:
        pieces: codes of the pieces, ascending, shape (pieces,).
        pairs: codes of the pairs, ascending, shape (pairs,).
        starts: where each piece's row starts in ``columns``, shape (pieces + 1,).
        columns: shape (entries,), uint16.
        levels: how likely the pair is spoken as the piece, as steps below one, shape (entries,), uint8; see ``stored``.
        usual: how likely a piece is without a duty, shape (pieces,).
        kept: the pieces of the questions asked last.
    """

    pieces: Codes
    pairs: Codes
    starts: NDArray[np.int32]
    columns: NDArray[np.uint16]
    levels: NDArray[np.uint8]
    usual: Floats
    kept: dict[str, _Rows] = field(default_factory=dict, compare=False, repr=False)

    def scores(self, question: str, duties: Sequence[str]) -> list[float]:
        """How much likelier each duty makes ``question``, in nats a piece; about 0 where it says nothing of it."""
        rows = self._rows(question)
        if not len(rows.rows) or not duties:
            return [0.0] * len(duties)
        owners, columns = self._known(*pairs_of(duties))
        chances = self._chances(columns, rows)
        spoken = np.zeros((len(duties), len(rows.rows)), dtype=np.float32)
        having, first, sizes = np.unique(owners, return_index=True, return_counts=True)
        if len(having):
            spoken[having] = np.add.reduceat(chances, first, axis=0) / sizes[:, None]
        gains = np.log((1 - OWN) * spoken / self.usual[rows.rows] + OWN)
        scores: list[float] = gains.mean(axis=1).tolist()
        return scores

    def _known(self, owners: NDArray[np.intp], pairs: Codes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Of duties and their pairs those that the table has, the pairs as its columns."""
        at = np.minimum(np.searchsorted(self.pairs, pairs), len(self.pairs) - 1)
        known = self.pairs[at] == pairs
        return owners[known], at[known]

    def _rows(self, question: str) -> _Rows:
        """The question's pieces; kept, as its duties are scored a part at a time."""
        if (kept := self.kept.get(question)) is None:
            asked = distinct(codes(said(question)[:_LONGEST_QUESTION], *range(1, LONGEST + 1)))
            rows = _places(asked, self.pieces)
            entries = [slice(self.starts[row], self.starts[row + 1]) for row in rows] or [slice(0)]
            kept = _Rows(
                rows,
                piece=np.repeat(np.arange(len(entries)), [one.stop - (one.start or 0) for one in entries]),
                columns=np.concatenate([self.columns[one] for one in entries]),
                chances=_CHANCES[np.concatenate([self.levels[one] for one in entries])],
            )
            if len(self.kept) >= _KEPT:
                self.kept.clear()
            self.kept[question] = kept
        return kept

    def _chances(self, columns: NDArray[np.intp], of: _Rows) -> Floats:
        """How likely each of ``columns`` is spoken as each piece of a question: (columns, pieces)."""
        wanted = distinct(columns)
        place = np.full(len(self.pairs), -1, dtype=np.int32)
        place[wanted] = np.arange(len(wanted))
        part = np.zeros((len(wanted), len(of.rows)), dtype=np.float32)
        at = place[of.columns]
        held = np.flatnonzero(at >= 0)
        part[at[held], of.piece[held]] = of.chances[held]
        return part[place[columns]]


def pairs_of(duties: Sequence[str]) -> tuple[NDArray[np.intp], Codes]:
    """The distinct pairs of neighbouring characters of each duty, none over a punctuation mark: the duty's place, and a code."""
    parts = [f"{duty.lower()}\n" for duty in duties]
    points = np.frombuffer("".join(parts).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    place = np.repeat(np.arange(len(parts), dtype=np.uint64), [len(part) for part in parts])
    word = (points >= 0x4E00) & (points <= 0x9FFF) | (points >= ord("a")) & (points <= ord("z"))
    word |= (points >= ord("0")) & (points <= ord("9"))
    both = word[:-1] & word[1:]
    whole = distinct(
        place[:-1][both] << np.uint64(32) | points[:-1][both] << np.uint64(16) | points[1:][both]
    )
    return (whole >> np.uint64(32)).astype(np.intp), whole & np.uint64(0xFFFFFFFF)


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """The distinct ``values``, ascending; by sorting: ``numpy.unique`` hashes, which takes longer for some thousands."""
    ordered: NDArray[Number] = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def said(text: str) -> str:
    """``text`` without what is not spoken."""
    return _NOT_SAID.sub("", folded(text))


def codes(text: str, *sizes: int) -> Codes:
    """The runs of ``sizes`` characters in ``text``, each as one number; characters beyond the first plane are cut."""
    points = np.array([ord(char) & 0xFFFF for char in text], dtype=np.uint64)
    found = []
    for size in sizes:
        run = np.zeros(max(0, len(points) - size + 1), dtype=np.uint64)
        for place in range(size):
            run = (run << np.uint64(16)) | points[place : place + len(run)]
        found.append(run)
    return np.concatenate(found) if found else points


def _places(wanted: NDArray[np.generic], among: NDArray[np.generic]) -> NDArray[np.intp]:
    """Where those of ``wanted`` that are ``among`` (ascending) stand in it."""
    if not len(among):
        return np.zeros(0, dtype=np.intp)
    at = np.minimum(np.searchsorted(among, wanted), len(among) - 1)
    found: NDArray[np.intp] = at[among[at] == wanted]
    return found


def stored(chances: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Chances above 2⁻²¹ as steps below one."""
    return np.clip(np.rint(-np.log2(chances) * _STEPS), 0, 255).astype(np.uint8)


_CHANCES: Floats = np.exp2(-np.arange(256) / _STEPS).astype(np.float32)


@cache
def translation() -> Translation:
    """The packaged one."""
    with (
        (files("assistant.data") / "translation.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as held,
    ):
        return Translation(**{name: held[name] for name in STORED})
