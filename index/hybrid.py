"""Words and meaning, fused: the search that everything above asks.

Scores. ``Hit.words`` is BM25 and ``Hit.cosine`` the similarity of the vectors, both as measured; they have
no common scale. ``Hit.score`` in 0..1 is their fusion: the mean of *coverage* (BM25 as a share of what a
duty holding every word of the query would get; words that no duty holds count in full) and *nearness* (the
cosine between ``COSINE_NOTHING``, where unrelated Chinese texts lie, and ``COSINE_SAME``). Both terms are
absolute, so a score means about the same in two searches, but it is made for ordering.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus import heap
from corpus.catalogue import Catalogue
from corpus.errors import AssetError
from corpus.parsing.result import Kind
from index.background import background
from index.exact import VECTORS_COUNTER, ExactStore
from index.outbox import Progress, encode_pending, pending
from index.pinned import FINGERPRINT
from index.protocols import Encoder, Hit, Search, Vector, VectorStore
from index.queries import QueryVectors
from index.stamp import check_stamp, current_stamp
from index.tokens import Tokens
from index.vectors import embedded
from index.words import WordHit, WordIndex

# Of questions as index/data/questions.npz reads them: nine of ten lie between these from the texts they are asked of.
COSINE_NOTHING = 0.02
COSINE_SAME = 0.60
WORDS_SHARE = 0.5
"""Weight of the words. On the seed's tune set hit@1 is 0.61 at 0, 0.69 at 0.3, 0.70 at 0.5, 0.63 at 1."""

FAILURES = (AssetError, RuntimeError, ValueError, MemoryError, OSError)
"""What an encoder that is missing, broken or out of memory raises (onnxruntime's are RuntimeErrors)."""

POOL = 60
"""Candidates from each side before fusion."""

_MEASURED = 16  # backgrounds that nobody has asked for yet

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Meant:
    """What is encoded for a search.

    Attributes:
        text: the text; ``""`` searches by words alone.
        proposes: whether the nearest duties join those that words find, or are only those judged by it.
        meanwhile: what the caller can do for its answer while the text is encoded on another core.
    """

    text: str
    proposes: bool = True
    meanwhile: Callable[[], object] | None = None


Meaning = str | Callable[[Sequence[str]], Meant]


class Generations(Protocol):
    """The served vector index (``index.generations``): may be away, then exact search stands in."""

    @property
    def store(self) -> VectorStore | None:
        """The checked, live vector store; ``None`` while there is none."""
        ...

    @property
    def note(self) -> str | None:
        """What a reader must know, e.g. ``vectors_rebuilding``."""
        ...

    def store_pending(self, progress: Progress | None = None) -> None:
        """Bring what the outbox holds into the live generation."""
        ...

    def failed(self, store: VectorStore, error: Exception) -> None:
        """The store raised while it was asked; take it out of service."""
        ...


class HybridIndex:
    """Search over the duties of one catalogue. Safe to share between threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        tokens: Tokens,
        encoder: Encoder | None,
        *,
        generations: Generations | None = None,
        hold_words: bool | None = None,
    ) -> None:
        """Join the parts.

        Args:
            catalogue: holds the duties, their words and their vectors.
            tokens: the tokeniser.
            encoder: ``None`` searches words only and says so.
            generations: ``None`` searches the vectors exactly (one-shot commands).
            hold_words: keep the words of smaller knowledge bases in memory; by default where there are generations.

        Raises:
            IndexMismatch: another encoder, dictionary or rule made the stored index.
        """
        check_stamp(catalogue, current_stamp(tokens.stamp, encoder.fingerprint if encoder else None))
        self.tokeniser = tokens
        self._catalogue = catalogue
        self._encoder = encoder
        self._generations = generations
        self._measured: dict[str, float] = {}
        self._waits: dict[str, tuple[tuple[int, int], bool]] = {}
        hold = generations is not None if hold_words is None else hold_words
        self._words = WordIndex(catalogue, hold=hold)
        self._exact = ExactStore(catalogue, encoder.dimensions) if encoder else None
        self._queries = QueryVectors(encoder.encode_query) if encoder else None

    def search(
        self,
        query: str,
        *,
        kb: str,
        limit: int = 20,
        role_ids: Collection[str] | None = None,
        list_ids: Collection[str] | None = None,
        kinds: Collection[Kind] | None = None,
        meaning: Meaning | None = None,
        found: Sequence[WordHit] | None = None,
    ) -> Search:
        """The duties nearest to a query, best first; filters leave only duties that pass all of them.

        Args:
            found: what ``by_words`` gave for this query and limit, where it was asked before.
            meaning: the text that is encoded, the query itself by default; ``""`` searches by words alone. Or
                what chooses it from the duties that words alone find, best first.
        """
        notes: list[str] = []
        pool = max(POOL, limit)
        with self._catalogue.reading():  # words and vectors of one state
            among = None
            if role_ids is not None or list_ids is not None or kinds is not None:
                among = self._catalogue.duty_ids(kb, role_ids=role_ids, list_ids=list_ids, kinds=kinds)
                if not among:
                    return Search(())
            if found is None:
                found = self._words.search(self.tokens(query), kb=kb, limit=pool, among=among)
            words = {hit.duty_id: hit for hit in found}
            cosines = {}
            meant = (
                meaning(list(words)) if callable(meaning) else Meant(query if meaning is None else meaning)
            )
            if meant.text:
                cosines = self._near(meant, kb, pool, among, list(words), notes)
        return Search(_fused(words, cosines, limit), tuple(dict.fromkeys(notes)))

    def by_words(self, query: str, *, kb: str, limit: int) -> list[WordHit]:
        """What words alone find in a whole knowledge base, best first: the first half of a search."""
        return self._words.search(self.tokens(query), kb=kb, limit=max(POOL, limit))

    def ahead(self, query: str, *, measured: bool) -> None:
        """Begin to encode a query that will be searched for next, where a core is free; and to measure its background."""
        if self._queries is not None:
            then = (lambda vector: self._measure(query, vector)) if measured else None
            self._queries.ahead(query, then)

    def is_encoded(self, query: str) -> bool:
        """Whether the vector of a query is there, so that nobody waits for it."""
        return self._queries is None or self._queries.knows(query)

    def tokens(self, text: str) -> list[str]:
        """The tokens of a text as the word index sees them (normalised, stop words out)."""
        return self.tokeniser.of(text)

    def words(self, text: str) -> list[str]:
        """The words of a text cut once, in order, stop words kept."""
        return self.tokeniser.words(text)

    def is_word(self, text: str) -> bool:
        """Whether the dictionary holds ``text`` as a word."""
        return self.tokeniser.is_word(text)

    def dictionary_words(self, text: str) -> list[list[tuple[str, float]]]:
        """The dictionary's words that begin at each character of a text, with their shares of all running words."""
        return self.tokeniser.dictionary_words(text)

    def rarity(self, token: str, *, kb: str) -> float:
        """idf of a token over the duties of a knowledge base: 0 in every duty … most in none."""
        return self._words.rarity(token, kb=kb)

    def vocabulary(self, *, kb: str, limit: int = 50_000) -> list[str]:
        """The tokens that occur in a knowledge base, most frequent first."""
        return self._words.vocabulary(kb=kb, limit=limit)

    @property
    def condition(self) -> tuple[str | None, bool]:
        """What a reader must know of the served vectors, and whether they are served: two answers may differ by it."""
        served = self._generations
        return (None, False) if served is None else (served.note, served.store is not None)

    def words_of(self, duty_id: str) -> list[str]:
        """The tokens of a duty's own text, as stored."""
        return self._words.words_of(duty_id)

    def cosines(self, query: str, duty_ids: Sequence[str]) -> dict[str, float]:
        """The exact cosine of a query with each of the duties that has a vector; none without an encoder."""
        if self._exact is None or not duty_ids or (vector := self._query_vector(query)) is None:
            return {}
        return self._exact.cosines(vector, duty_ids)

    def likeness(self, duty_id: str, others: Sequence[str]) -> dict[str, float]:
        """How alike a duty and each of the others are, by their stored vectors; none without an encoder."""
        return self._exact.between(duty_id, others) if self._exact is not None else {}

    def background(self, query: str) -> float | None:
        """How near a query lies to duties of no company in particular; ``None`` where no cohort is known.

        The cohort is of the pinned encoder: without an encoder, or with another one, there is nothing to compare.
        """
        if (measured := self._measured.pop(query, None)) is not None:
            return measured
        vector = self.meaning(query)
        return None if vector is None else background(vector)

    def _measure(self, query: str, vector: Vector) -> None:
        if self._encoder is not None and self._encoder.fingerprint == FINGERPRINT:
            if len(self._measured) >= _MEASURED:
                self._measured.clear()
            self._measured[query] = background(vector)

    def meaning(self, query: str) -> Vector | None:
        """The vector of a query by the pinned encoder, shape (512,), for what was trained on its vectors; else ``None``."""
        if self._encoder is None or self._encoder.fingerprint != FINGERPRINT:
            return None
        return self._query_vector(query)

    def vectors_of(self, texts: Sequence[str]) -> NDArray[np.float32] | None:
        """The vectors of texts that are stored nowhere, a row each, as of duties; ``None`` where ``meaning`` gives none."""
        if self._encoder is None or self._encoder.fingerprint != FINGERPRINT:
            return None
        try:
            rows = list(self._encoder.encode_texts([embedded(text) for text in texts]))
        except FAILURES as error:
            _LOG.error("the encoder failed, lines are found by words alone: %s", error)
            return None
        return np.array(rows, dtype=np.float32).reshape(len(texts), self._encoder.dimensions)

    def drain(self, encoder: Encoder, progress: Progress | None = None) -> int:
        """Encode and store what the outbox holds; gives how many duties still have no vector."""
        try:
            encode_pending(self._catalogue, encoder, progress)
        except FAILURES as error:  # the duties stay in the outbox and words find them
            _LOG.error("the encoder failed, vectors stay pending: %s", error)
        self.store_pending(progress)
        heap.give_back()
        with self._catalogue.reading() as connection:
            return pending(connection)

    def store_pending(self, progress: Progress | None = None) -> None:
        """Hand the outbox to the served vector index, where there is one."""
        if self._generations is not None:
            self._generations.store_pending(progress)

    def _near(
        self,
        meant: Meant,
        kb: str,
        pool: int,
        among: Collection[str] | None,
        also: Sequence[str],
        notes: list[str],
    ) -> dict[str, float]:
        if meant.meanwhile is not None:
            self.ahead(meant.text, measured=meant.proposes)
            meant.meanwhile()
        vector = self._query_vector(meant.text)
        if self._exact is None or vector is None:
            notes.append("vectors_unavailable")
            return {}
        if self._pending(kb):
            notes.append("vectors_pending")
        if among is None and self._generations is not None and self._generations.note is not None:
            notes.append(self._generations.note)
        if among is not None:
            return self._exact.cosines(vector, list(among), kb=kb)
        near = self._nearest(vector, kb, pool, notes) if meant.proposes else []
        # The store only proposes: every cosine comes from the blobs, so an answer does not depend on who
        # proposed, and a duty that was removed a moment ago has none.
        proposed = dict.fromkeys([*(found[0] for found in near), *also])
        return self._exact.cosines(vector, list(proposed), kb=kb)

    def _pending(self, kb: str) -> bool:
        """Whether duties wait for their vectors; looked up once per state of the catalogue."""
        with self._catalogue.reading() as connection:
            now = self._catalogue.counter("revision"), self._catalogue.counter(VECTORS_COUNTER)
            state, waiting = self._waits.get(kb, (None, False))
            if state != now:
                waiting = pending(connection, kb) > 0
                self._waits[kb] = now, waiting
            return waiting

    def _query_vector(self, query: str) -> Vector | None:
        if self._queries is None:
            return None
        try:
            return self._queries.vector(query)
        except FAILURES as error:
            _LOG.error("the encoder failed, words alone are searched: %s", error)
            return None

    def _nearest(self, vector: Vector, kb: str, limit: int, notes: list[str]) -> list[tuple[str, float]]:
        assert self._exact is not None
        served = self._generations
        if served is not None and (store := served.store) is not None:
            try:
                return store.nearest(vector, limit=limit, kb=kb)
            except Exception as error:  # noqa: BLE001  # a vendor's index may raise anything at all
                served.failed(store, error)
                notes.append("vectors_rebuilding")
        return self._exact.nearest(vector, limit=limit, kb=kb)


def _fused(words: Mapping[str, WordHit], cosines: Mapping[str, float], limit: int) -> tuple[Hit, ...]:
    """The best of all duties that words or vectors found, best first; see the module for the scores."""
    ranked: list[tuple[float, str]] = []
    for duty_id in {**words, **cosines}:
        word, cosine = words.get(duty_id), cosines.get(duty_id)
        score = 0.0 if word is None else WORDS_SHARE * word.coverage
        if cosine is not None and cosine > COSINE_NOTHING:
            nearness = (cosine - COSINE_NOTHING) / (COSINE_SAME - COSINE_NOTHING)
            score += (1 - WORDS_SHARE) * (nearness if nearness < 1.0 else 1.0)
        ranked.append((-score, duty_id))
    ranked.sort()
    return tuple(
        [
            Hit(duty_id, -less, words[duty_id].score if duty_id in words else 0.0, cosines.get(duty_id))
            for less, duty_id in ranked[:limit]
        ]
    )
