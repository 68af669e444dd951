"""A small classifier of questions: softmax regressions over character n-grams and, where those leave it unsure, the meaning.

What kind of answer is wanted (``wanting``) and which attribute of a post is asked for (``attribute_reading``) is told by such a
model. Letters tell most questions at no cost (谁负责…); for the others the question is encoded, and a second model, of letters and
of the vector, has the last word: people say the same in letters that no author of the training data used. Trained by
``tests/eval/train_wanting.py`` and ``train_attributes.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

JOB = "\ue000"
"""Stands for the name of a job or a department; of Unicode's private use, so no text holds it."""
SPOKEN_JOB = "这个岗位"
"""What the encoder reads in its stead."""
DECIDED, UNLIKELY = 0.9, 0.05
"""The probability from which letters alone decide, and up to which they rule out the kinds that are looked for."""

_REMEMBERED = 64  # questions
Chances = NDArray[np.float32]  # shape (kinds,)
Encode = Callable[[str], NDArray[np.float32] | None]
"""The vector of a question by the pinned encoder, shape (512,); ``None`` where there is none."""


def ngrams(question: str, longest: int) -> Iterator[str]:
    """The n-grams of a question (jobs replaced by ``JOB``), with signs for its start and end."""
    whole = f"^{question}$"
    for size in range(1, longest + 1):
        for at in range(len(whole) - size + 1):
            yield whole[at : at + size]


@dataclass(frozen=True, slots=True)
class Weights:
    """One softmax regression over binary n-grams; nine weights of ten are nothing, so only the others are held, row by row.

    Attributes:
        starts: where the weights of each n-gram begin, shape (n-grams + 1,).
        columns: the kind that each weight is for, shape (weights,).
        values: the weights, in units of ``scale``, shape (weights,).
        bias: shape (kinds,).
        of_meaning: of the question's vector, shape (512, kinds); without rows where letters are all that it reads.
    """

    starts: NDArray[np.uint32]
    columns: NDArray[np.uint8]
    values: NDArray[np.int8]
    scale: float
    bias: NDArray[np.float32]
    of_meaning: NDArray[np.float16]

    @classmethod
    def of(
        cls,
        grams: NDArray[np.float64],
        bias: NDArray[np.float64],
        meaning: NDArray[np.float64],
    ) -> Weights:
        """Those of dense matrices, shapes (n-grams, kinds), (kinds,) and (512 or 0, kinds); the first is kept as bytes."""
        scale = float(np.abs(grams).max()) / np.iinfo(np.int8).max
        whole = np.rint(grams / scale).astype(np.int8)
        rows, columns = np.nonzero(whole)
        return cls(
            starts=np.searchsorted(rows, np.arange(len(whole) + 1)).astype(np.uint32),
            columns=columns.astype(np.uint8),
            values=whole[rows, columns],
            scale=scale,
            bias=bias.astype(np.float32),
            of_meaning=meaning.astype(np.float16),
        )

    def row(self, gram: int) -> NDArray[np.int64]:
        """The weights of one n-gram, shape (kinds,), in units of ``scale``."""
        held = slice(self.starts[gram], self.starts[gram + 1])
        row = np.zeros(len(self.bias), dtype=np.int64)
        row[self.columns[held]] = self.values[held]
        return row

    def chances(self, grams: NDArray[np.int64], vector: NDArray[np.float32] | None = None) -> Chances:
        """The probability of each kind."""
        parts = [np.arange(self.starts[gram], self.starts[gram + 1]) for gram in grams]
        held = np.concatenate(parts) if parts else np.arange(0)
        spoken = np.bincount(self.columns[held], weights=self.values[held], minlength=len(self.bias))
        z = self.bias + np.float32(self.scale) * spoken.astype(np.float32)
        if vector is not None:
            z = z + vector @ self.of_meaning.astype(np.float32)
        likely = np.exp(z - z.max())
        result: Chances = likely / likely.sum()
        return result


@dataclass(frozen=True, slots=True)
class Classifier:
    """Two models of the same kinds over the same n-grams: ``spelt`` reads letters alone, ``meant`` the meaning too.

    Attributes:
        grams: the n-grams in order, shape (n-grams,); a dictionary of them would take three megabytes.
        longest: characters of an n-gram.
        read: the questions read last, each with its n-grams and what letters alone tell: a question is read several times.
    """

    kinds: tuple[str, ...]
    grams: NDArray[np.str_]
    longest: int
    spelt: Weights
    meant: Weights
    read: dict[str, tuple[NDArray[np.int64], Chances]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def chances(
        self, question: str, encode: Encode | None = None, *, among: Collection[str] | None = None
    ) -> Chances:
        """The probability of each kind for a question (lower case, jobs as ``JOB``).

        Args:
            encode: without it, or without its vector, letters alone tell.
            among: the kinds that the caller looks for; where letters rule them out, nothing is encoded.
        """
        found, chances = self.read.get(question) or self._read(question)
        if encode is None or chances.max() >= DECIDED or self._ruled_out(chances, among):
            return chances
        vector = encode(question.replace(JOB, SPOKEN_JOB))
        return chances if vector is None else self.meant.chances(found, vector)

    def _read(self, question: str) -> tuple[NDArray[np.int64], Chances]:
        asked = np.unique(np.array(list(ngrams(question, self.longest))))
        at = np.searchsorted(self.grams, asked) % len(self.grams)
        found = at[self.grams[at] == asked]
        if len(self.read) >= _REMEMBERED:
            self.read.clear()
        read = self.read[question] = found, self.spelt.chances(found)
        return read

    def best(
        self, question: str, encode: Encode | None = None, *, among: Collection[str] | None = None
    ) -> tuple[str, float]:
        """The likeliest kind, with its probability; see ``chances``."""
        chances = self.chances(question, encode, among=among)
        best = int(chances.argmax())
        return self.kinds[best], float(chances[best])

    def _ruled_out(self, chances: Chances, among: Collection[str] | None) -> bool:
        if among is None:
            return False
        likely = sum(float(c) for kind, c in zip(self.kinds, chances, strict=True) if kind in among)
        return likely <= UNLIKELY

    def weights_of(self, gram: str) -> dict[str, float] | None:
        """How much an n-gram by itself speaks for each kind; ``None`` for an unknown one."""
        at = int(np.searchsorted(self.grams, gram))
        if at == len(self.grams) or self.grams[at] != gram:
            return None
        return dict(zip(self.kinds, self.spelt.row(at).tolist(), strict=True))

    def save(self) -> dict[str, NDArray[np.generic]]:
        """The arrays of its file."""
        return {
            "kinds": np.array("\n".join(self.kinds)),
            "ngrams": np.array("\n".join(self.grams)),
            "longest": np.array(self.longest),
            **{
                f"{name}_{field}": np.array(getattr(weights, field))
                for name, weights in (("spelt", self.spelt), ("meant", self.meant))
                for field in Weights.__slots__
            },
        }


def packaged(name: str) -> Classifier:
    """The classifier in ``assistant/data/<name>.npz``."""
    with (
        (files("assistant.data") / f"{name}.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as held,
    ):
        spelt, meant = (
            Weights(
                starts=held[f"{model}_starts"],
                columns=held[f"{model}_columns"],
                values=held[f"{model}_values"],
                scale=float(held[f"{model}_scale"]),
                bias=held[f"{model}_bias"],
                of_meaning=held[f"{model}_of_meaning"],
            )
            for model in ("spelt", "meant")
        )
        return Classifier(
            kinds=tuple(str(held["kinds"]).split("\n")),
            grams=np.array(str(held["ngrams"]).split("\n")),
            longest=int(held["longest"]),
            spelt=spelt,
            meant=meant,
        )
