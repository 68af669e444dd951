"""Words an answer with a model: each finished sentence is checked before anyone sees it, and nothing is lost.

Whatever the model does, what comes out is complete and marked: every citation of the plain answer is either
spoken of in a checked sentence or stands there verbatim.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Protocol

from assistant.contract import Answer, Block
from assistant.wording import fencing, layout, prompts
from assistant.wording.door import ModelFault, Request
from assistant.wording.evidence import Aliases, Evidence, evidence_of
from assistant.wording.rewriting import SHARE, rewritten
from assistant.wording.sentences import Splitter
from assistant.wording.steady import Meter, SteadyModel
from assistant.wording.support import SupportCheck
from assistant.wording.thinking import Unthought

CHECK_VERSION = 2  # raise when the check lets other sentences through than before

_IN_SENTENCES = frozenset({"lookup", "fact"})
_SUMMARISED = frozenset({"enumerate", "requirements"})
_MOST_EVIDENCE = 24  # duties; more are read better as a list
_MOST_CHARS = 4_000  # of evidence
_LEAST_FOR_SUMMARY = 4  # items; a shorter list needs no summary
_LONGEST_SUMMARY = 90
_BABBLE_CHARS = 300  # an answer may be so much longer than three times its evidence
_UNSUPPORTED_IN_A_ROW = 6  # then the model is not speaking of the evidence any more


class Worder(Protocol):
    """What a door of the layer above needs."""

    @property
    def stamp(self) -> str:
        """Model, prompts and check, as part of ``config``."""
        ...

    def stream(self, answer: Answer, kb: str) -> AsyncGenerator[str | Answer, None]:
        """Pieces of text as they are checked, then the whole answer, whose text is the pieces joined."""
        ...

    async def word(self, answer: Answer, kb: str) -> Answer:
        """The whole answer."""
        ...

    @property
    def meter(self) -> Meter:
        """Calls, tokens and faults so far."""
        ...

    def asks(self, answer: Answer, kb: str) -> bool:
        """Whether the model is asked for this answer; counts, comparisons and overviews are never its to word."""
        ...

    async def reread(self, answer: Answer, kb: str) -> str | None:
        """Another wording of a question that was refused for want of evidence; ``None`` when there is none."""
        ...

    async def close(self) -> None:
        """Let the endpoint's connections go, in the event loop that asked."""
        ...


Naming = Callable[[str], Aliases]  # knowledge base -> a role's title -> all of its names


class ModelWorder:
    """Words with a model. Safe to share between requests of one event loop.

    Args:
        cut: the words of a text (``index.tokens.Tokens.words``).
        naming: all roles of a knowledge base with their names, at its present state.
        understanding: whether a question that was refused may be reworded and asked again.
    """

    def __init__(
        self,
        model: SteadyModel,
        cut: Callable[[str], list[str]],
        naming: Naming,
        *,
        understanding: bool = False,
    ) -> None:
        self.model = model
        self._understanding = understanding
        self._share = 1 - SHARE if understanding else 1.0  # both calls together stay within the deadline
        self._cut = cut
        self._naming = naming
        self._checks: dict[frozenset[str], SupportCheck] = {}

    @property
    def stamp(self) -> str:
        """See ``Worder.stamp``."""
        return f"{self.model.stamp}|{prompts.stamp()}|{CHECK_VERSION}|{self._understanding}"

    @property
    def meter(self) -> Meter:
        """See ``Worder.meter``."""
        return self.model.meter

    def asks(self, answer: Answer, kb: str) -> bool:
        """See ``Worder.asks``."""
        return _asked_for(answer, evidence_of(answer, self._naming(kb)))

    async def word(self, answer: Answer, kb: str) -> Answer:
        """See ``Worder.word``; nobody reads along, so a model that fails leaves no trace in the text."""
        async for piece in self._worded(answer, kb, live=False):
            if isinstance(piece, Answer):
                return piece
        return answer

    async def reread(self, answer: Answer, kb: str) -> str | None:
        """See ``Worder.reread``."""
        refusal = answer.refusal
        if not self._understanding or refusal is None or refusal.reason != "not_covered":
            return None
        return await rewritten(self.model, answer.standalone_question, self._naming(kb))

    async def close(self) -> None:
        """See ``Worder.close``."""
        await self.model.close()

    def stream(self, answer: Answer, kb: str) -> AsyncGenerator[str | Answer, None]:
        """See ``Worder.stream``."""
        return self._worded(answer, kb, live=True)

    async def _worded(self, answer: Answer, kb: str, *, live: bool) -> AsyncGenerator[str | Answer, None]:
        started = time.perf_counter()
        names = self._naming(kb)
        evidence = evidence_of(answer, names)
        if not _asked_for(answer, evidence):
            yield answer.answer
            yield answer.model_copy(update={"config": self._config(answer)})
            return
        check = self._check(names)
        if answer.intent in _IN_SENTENCES:
            way = self._in_sentences(answer, evidence, check, live=live)
        else:
            way = self._summarised(answer, evidence, check)
        async with aclosing(way) as pieces:
            async for piece in pieces:
                if isinstance(piece, Answer):
                    taken = (time.perf_counter() - started) * 1000
                    update = {
                        "latency_ms": round(answer.latency_ms + taken, 2),
                        "config": self._config(answer),
                    }
                    yield piece.model_copy(update=update)
                else:
                    yield piece

    async def _in_sentences(
        self, answer: Answer, evidence: list[Evidence], check: SupportCheck, *, live: bool
    ) -> AsyncGenerator[str | Answer, None]:
        shown: list[tuple[str, tuple[int, ...]]] = []
        dropped, in_a_row = 0, 0
        subject: tuple[str, ...] = ()
        fault = False
        try:
            async with aclosing(
                self._sentences(_request(prompts.ANSWER, answer, evidence, self._share))
            ) as sentences:
                async for sentence in sentences:
                    verdict = check.check(sentence, evidence, subject)
                    repeated = any(sentence == before for before, _ in shown)
                    if not verdict.supported or repeated or not verdict.marks:
                        dropped += not verdict.supported
                        in_a_row += 1
                        if in_a_row >= _UNSUPPORTED_IN_A_ROW:
                            raise ModelFault("babbling")
                        continue
                    in_a_row, subject = 0, verdict.subject
                    shown.append((sentence, verdict.marks))
                    yield layout.printed(sentence)
        except ModelFault:
            fault = True
        if fault or not shown:
            said = "".join(layout.printed(sentence) for sentence, _ in shown) if live else ""
            text, blocks = layout.fallen_back(answer, said)
            yield text[len(said) :]
            yield _fallen_back(answer, text, blocks, dropped)
            return
        text, blocks = layout.worded(answer, shown)
        said = "".join(layout.printed(sentence) for sentence, _ in shown)
        if text[len(said) :]:
            yield text[len(said) :]
        update = {"answer": text, "blocks": blocks, "worded_by": "model"}
        yield _with_notes(answer.model_copy(update=update), dropped)

    async def _summarised(
        self, answer: Answer, evidence: list[Evidence], check: SupportCheck
    ) -> AsyncGenerator[str | Answer, None]:
        """The list first, as it is; then one sentence, when there is one that holds."""
        yield answer.answer
        dropped = 0
        try:
            async with aclosing(
                self._sentences(_request(prompts.SUMMARY, answer, evidence, self._share))
            ) as sentences:
                async for sentence in sentences:
                    if len(sentence) <= _LONGEST_SUMMARY and check.summary(sentence, evidence, answer.total):
                        yield layout.summary_text(sentence)
                        text, blocks = layout.summarised(answer, sentence)
                        update = {"answer": text, "blocks": blocks, "worded_by": "model"}
                        yield _with_notes(answer.model_copy(update=update), dropped)
                        return
                    dropped += 1
        except ModelFault:
            pass
        yield _fallen_back(answer, answer.answer, list(answer.blocks), dropped)

    async def _sentences(self, request: Request) -> AsyncGenerator[str, None]:
        splitter, outside = Splitter(), Unthought()
        async with aclosing(self.model.stream(request)) as pieces:
            async for piece in pieces:
                for sentence in splitter.feed(outside.feed(piece)):
                    yield sentence
        for sentence in (*splitter.feed(outside.close()), *splitter.close()):
            yield sentence

    def _check(self, names: Aliases) -> SupportCheck:
        every = frozenset(name for one in names.values() for name in one)
        if every not in self._checks:
            if len(self._checks) > 8:  # knowledge bases, and states of them
                self._checks.clear()
            self._checks[every] = SupportCheck(self._cut, every)
        return self._checks[every]

    def _config(self, answer: Answer) -> str:
        return hashlib.sha256(f"{answer.config}|{self.stamp}".encode()).hexdigest()[:12]


def _asked_for(answer: Answer, evidence: list[Evidence]) -> bool:
    size = sum(len(one.text) for one in evidence)
    if not answer.answered or answer.worded_by != "extractive" or not evidence or size > _MOST_CHARS:
        return False
    if answer.intent in _IN_SENTENCES:
        return len(evidence) <= _MOST_EVIDENCE
    return answer.intent in _SUMMARISED and len(evidence) >= _LEAST_FOR_SUMMARY


def _request(prompt: prompts.Prompt, answer: Answer, evidence: list[Evidence], share: float) -> Request:
    user = prompt.filled(
        question=fencing.question(answer.standalone_question), evidence=fencing.evidence(evidence)
    )
    size = sum(len(one.text) + len(one.roles[0] if one.roles else "") for one in evidence)
    return Request(system=prompt.system, user=user, max_chars=3 * size + _BABBLE_CHARS, share=share)


def _with_notes(answer: Answer, dropped: int) -> Answer:
    notes = [*answer.notes, layout.AI_NOTE]
    if dropped:
        notes.append(f"模型写的 {dropped} 句话在原文中没有依据，已略去。")
    return answer.model_copy(update={"notes": notes, "dropped": answer.dropped + dropped})


def _fallen_back(answer: Answer, text: str, blocks: list[Block], dropped: int) -> Answer:
    update = {
        "answer": text,
        "blocks": blocks,
        "notes": [*answer.notes, layout.FALLBACK_NOTE],
        "dropped": answer.dropped + dropped,
        "worded_by": "extractive",
    }
    return answer.model_copy(update=update)
