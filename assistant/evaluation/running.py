"""Runs a person's question set against a knowledge base: file in, report out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering import Assistant
from assistant.contract import Answer, Citation, Question
from assistant.evaluation.asking import questions
from assistant.evaluation.ground import Ground
from assistant.evaluation.reading import cases_of
from assistant.evaluation.report import EvalReport, report
from assistant.evaluation.scoring import run
from assistant.evaluation.sheet import write_sheet
from corpus.catalogue import Catalogue
from index.hybrid import HybridIndex

SEARCHED = 50  # places of a plain search that are looked at to explain a miss


class Evaluator:
    """Scores question sets over one catalogue.

    Args:
        assistant: answers; nothing of what it is asked here is counted or put into the inbox.
    """

    def __init__(self, assistant: Assistant, catalogue: Catalogue, index: HybridIndex) -> None:
        self._assistant = assistant
        self._catalogue = catalogue
        self._index = index

    def evaluate(self, data: bytes, name: str, kb: str) -> EvalReport:
        """The report on a JSON Lines, CSV or XLSX file.

        Raises:
            InvalidRequest: bad rows, each named with its number.
            UnreadableDocument: the file is no text or table.
        """
        ground = Ground(self._assistant.knowledge(kb))
        cases = cases_of(data, name, ground)
        self._ask(
            Question(question=cases[0].question, kb=kb)
        )  # loads the encoder: times are of a warm assistant
        results = run(cases, self._ask, kb=kb)
        source = self._assistant.knowledge(kb).source

        def rank(question: str, duty_id: str) -> int | None:
            hits = self._index.search(question, kb=kb, limit=SEARCHED).hits
            return next((n for n, hit in enumerate(hits, 1) if hit.duty_id == duty_id), None)

        def verbatim(citation: Citation) -> bool:
            return source.holds(citation)

        return report(results, file=name, kb=kb, ground=ground, verbatim=verbatim, rank=rank)

    def _ask(self, question: Question) -> Answer:
        with self._catalogue.reading():
            return self._assistant.ask(question)

    def audit(self, kb: str, *, sample: int, seed: int, asked: Sequence[str] = ()) -> bytes:
        """A workbook with answers for a person to tick, to questions given or made from the texts."""
        knowledge = self._assistant.knowledge(kb)
        chosen = list(asked)[:sample] if asked else questions(knowledge, sample, seed)
        answers = [self._ask(Question(question=one, kb=kb)) for one in chosen]
        config = answers[0].config if answers else ""
        return write_sheet(answers, {"知识库": kb, "配置": config, "抽样种子": seed, "问题数": len(answers)})
