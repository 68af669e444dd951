"""One look through a knowledge base for a matter: what the search finds, and how each duty found fits.

A question picks from the same look more than once (its duties, then its requirements; whether anything holds all of it,
then what does), so what was searched, read, scored and encoded for it is kept beside it and done once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.knowledge import Knowledge
from assistant.matching import QUOTED, WHOLE, Support, supports
from assistant.topic import Topic
from assistant.translation import translation
from corpus.model import Duty
from corpus.parsing.result import Kind
from index.hybrid import HybridIndex, Meant
from index.protocols import Search
from index.words import WordHit

CANDIDATES = 120
LEADING = (
    24  # what words alone find first: among these stands a duty that holds the whole matter, if any does
)


_EDGE = 2  # characters at either end of a matter by which it is looked for as a whole


class Look:
    """One matter of one question, looked for in one scope.

    Attributes:
        held: what of the matter each duty seen so far holds, by its id.
        spoken: how much likelier each of them makes the question's words.
    """

    def __init__(
        self,
        topic: Topic,
        question: str,
        index: HybridIndex,
        knowledge: Knowledge,
        role_ids: Collection[str] | None,
        list_ids: Collection[str] | None,
    ) -> None:
        self.topic, self.question = topic, question
        self.expansion = topic.expansion
        self._index, self._knowledge = index, knowledge
        self._role_ids, self._list_ids = role_ids, list_ids
        self.held: dict[str, Support] = {}
        self.spoken: dict[str, float] = {}
        self._over: dict[str, float | None] = {}
        self._hits: list[WordHit] | None = None
        self._words: list[str] | None = None
        self._found: dict[bool, Search] = {}
        self._verdicts: dict[tuple[tuple[str, ...], tuple[Kind, ...] | None], bool] = {}

    def begin(self, kinds: Collection[Kind] | None) -> None:
        """Find the words in the whole knowledge base, and have what will be searched for encoded while its asker reads on."""
        if self._words is None:
            self._hits = self._index.by_words(self.expansion, kb=self._knowledge.kb, limit=CANDIDATES)
            self._words = [hit.duty_id for hit in self._hits]
            by_words = self._decided(self._words, kinds)
            self._index.ahead(self._meaning if by_words else self.expansion, measured=not by_words)

    @property
    def _meaning(self) -> str:
        """What is encoded where words decide."""
        return self.topic.meaning or self.topic.text

    def search(self, kinds: Collection[Kind] | None) -> tuple[Search, bool]:
        """What words and meaning find, and whether words decide: a duty of ``kinds`` holds the whole matter."""
        by_words = self._words is not None and self._decided(self._words, kinds)
        if self._words is None or by_words not in self._found:

            def meaning(ids: Sequence[str]) -> Meant:
                nonlocal by_words
                self._words = list(ids)
                by_words = self._decided(ids, kinds)
                if by_words:
                    # What words do not find among so many holds next to nothing of the matter and is not meant.
                    rest = self.read(ids, kinds)
                    return Meant(self._meaning, proposes=False, meanwhile=lambda: self.weigh(rest))
                return Meant(self.expansion, meanwhile=lambda: self._judge(ids, kinds))

            found = self._index.search(
                self.expansion,
                kb=self._knowledge.kb,
                limit=CANDIDATES,
                role_ids=self._role_ids,
                list_ids=self._list_ids,
                meaning=meaning,
                found=self._hits,
            )
            self._found[by_words] = found
        return self._found[by_words], by_words

    def _decided(self, ids: Sequence[str], kinds: Collection[Kind] | None) -> bool:
        key = tuple(ids), None if kinds is None else tuple(kinds)
        if key not in self._verdicts:
            self._verdicts[key] = self._held_whole(ids, kinds)
        return self._verdicts[key]

    def _held_whole(self, ids: Sequence[str], kinds: Collection[Kind] | None) -> bool:
        """Whether a duty of ``kinds`` among those found holds the whole matter: one of the first, or one that quotes it."""
        leading = self.read(ids[:LEADING], kinds)
        self.weigh(leading)
        if any(self.held[duty.id].coverage >= WHOLE for duty in leading):
            return True
        quoted = self._quoting(ids[LEADING:], kinds)
        self.weigh(quoted)
        return any(self.held[duty.id].coverage >= WHOLE for duty in quoted)

    def _quoting(self, ids: Sequence[str], kinds: Collection[Kind] | None) -> list[Duty]:
        """Those further down that may hold the matter word for word: of 使用设备和工具 words alone find a hundred before it."""
        label = self.topic.label
        if len(label) < QUOTED:
            return []
        begin, end = label[:_EDGE], label[-_EDGE:]
        return [duty for duty in self.read(ids, kinds) if begin in duty.text and end in duty.text]

    def _judge(self, ids: Sequence[str], kinds: Collection[Kind] | None) -> None:
        """What the question is measured against, and what will be asked of the duties that words found.

        Of the first ones mostly; of the others as long as there is nothing else to do.
        """
        self.background(self.question)
        self.listen(self.read(ids[:LEADING], kinds))
        for start in range(LEADING, len(ids), 2 * LEADING):
            if self._index.is_encoded(self.expansion):
                break
            duties = self.read(ids[start : start + 2 * LEADING], kinds)
            self.weigh(duties)
            self.listen(duties)

    def read(self, ids: Sequence[str], kinds: Collection[Kind] | None) -> list[Duty]:
        """The duties with these ids that are of one of ``kinds``."""
        duties = self._knowledge.duties_by_id(ids).values()
        if kinds is None:
            return list(duties)
        kind_of = self._knowledge.kind_of
        return [duty for duty in duties if kind_of[duty.list_id] in kinds]

    def weigh(self, duties: Sequence[Duty]) -> None:
        """Know what of the matter each of ``duties`` holds."""
        if fresh := [duty for duty in duties if duty.id not in self.held]:
            held = supports(self.topic, [(d.text, self._knowledge.context(d.list_id)) for d in fresh])
            self.held.update(zip([duty.id for duty in fresh], held, strict=True))

    def listen(self, duties: Sequence[Duty]) -> None:
        """Know how much likelier each of ``duties`` makes the question's words."""
        if fresh := [duty for duty in duties if duty.id not in self.spoken]:
            scores = translation().scores(self.question, [duty.text for duty in fresh])
            self.spoken.update(zip([duty.id for duty in fresh], scores, strict=True))

    def background(self, text: str) -> float | None:
        """How near ``text`` lies to duties of no company in particular."""
        if text not in self._over:
            self._over[text] = self._index.background(text)
        return self._over[text]
