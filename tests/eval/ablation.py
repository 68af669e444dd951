"""What each step of an answer is worth: ``python -m tests.eval.ablation [--write]`` prints the tables of README.md.

Run on the sets that may be tuned on (``tune.jsonl`` of each), so that no variant is ever chosen by a report part.
*Retrieval*: where the gold duties stand in a ranking, measured by ir-measures. *Answers*: item F1 and refusals, first
for a fixed number of hits taken as the answer, then for the whole flow with parts taken out of it.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import ir_measures
from ir_measures import AP, RR, R, nDCG

from assistant import answering, evaluation, rolenames
from assistant.answering import Assistant
from assistant.contract import Question
from assistant.decision import Decision, decision
from assistant.evaluation.case import item_key
from assistant.evaluation.scoring import Ask
from assistant.evidence import Selector
from assistant.knowledge import Knowledge
from assistant.lexicon import Lexicon, lexicon
from corpus.assets import ENCODER, AssetStore
from index.exact import ExactStore
from index.hybrid import HybridIndex
from index.onnx import OnnxEncoder
from index.protocols import Encoder
from index.tuning import packaged
from tests.eval.workspace import OCCUPATION_SET, SETS, EvalWorkspace, open_workspace

HERE = Path(__file__).parent
README = HERE / "README.md"
DEPTH = 50
FIRST = 3  # hits taken as the answer where nothing decides how many
MEASURES = (R @ 5, R @ 20, nDCG @ 10, RR, AP)
# Kinds whose answer is found by its matter; the others are answered by structure.
SEARCHED = frozenset({"lookup", "fact", "paraphrase", "noisy", "owner"})
NEVER = 2.0  # a probability that nothing reaches

Ranking = Callable[[evaluation.Case], list[str]]
_KEPT = re.compile(r"(<!-- ablation -->\n).*(<!-- /ablation -->)", re.S)


@dataclass
class Ground:
    """One set with everything that the variants are made of."""

    name: str
    cases: list[evaluation.Case]
    workspace: EvalWorkspace
    encoder: Encoder
    words_only: HybridIndex
    vectors: ExactStore

    @property
    def knowledge(self) -> Knowledge:
        """What the knowledge base holds."""
        return self.workspace.assistant.knowledge(self.workspace.kb)

    def encode(self, question: str) -> list[str]:
        """Duties by the nearness of their vectors alone."""
        vector = self.encoder.encode_query(question)
        return [i for i, _ in self.vectors.nearest(vector, limit=DEPTH, kb=self.workspace.kb)]


def grounds() -> list[Ground]:
    """The sets, opened."""
    encoder = OnnxEncoder(AssetStore(Path.home() / ".cache/zhize/assets").pull(ENCODER), tuning=packaged())
    found = []
    for name in (*SETS, OCCUPATION_SET):
        workspace = open_workspace(name)
        index = workspace.index
        words = HybridIndex(workspace.catalogue, index.tokeniser, None)
        vectors = ExactStore(workspace.catalogue, encoder.dimensions)
        cases = evaluation.load(HERE / name / "tune.jsonl")
        found.append(Ground(name, cases, workspace, encoder, words, vectors))
    return found


# ---------------------------------------------------------------- retrieval


def rankings(ground: Ground) -> dict[str, Ranking]:
    """Name of a step -> how it ranks; each step keeps what the one before has."""
    kb = ground.workspace.kb

    def found(index: HybridIndex) -> Ranking:
        return lambda case: [h.duty_id for h in index.search(case.question, kb=kb, limit=DEPTH).hits]

    return {
        "words only (jieba, BM25)": found(ground.words_only),
        "vectors only (bge-small-zh)": lambda case: ground.encode(case.question),
        "hybrid": found(ground.workspace.index),
        "+ question read (roles, filler, framing taken away; lexicon)": lambda case: _candidates(
            ground, case
        ),
    }


def _candidates(ground: Ground, case: evaluation.Case) -> list[str]:
    """The duties that the assistant weighs for a question, likeliest first; none where it never looks for any."""
    seen: list[list[str]] = []
    plain = Selector.candidates

    def watched(self: Selector, *args: object, **scope: object) -> object:
        found, notes = plain(self, *args, **scope)  # type: ignore[arg-type]
        seen.append([one.duty.id for one in found])
        return found, notes

    with patch.object(Selector, "candidates", watched):
        ground.workspace.assistant.ask(
            Question(question=case.question, role=case.role, kb=ground.workspace.kb)
        )
    return seen[0][:DEPTH] if seen else []


def relevant(ground: Ground, case: evaluation.Case) -> dict[str, int]:
    """The duties that a case demands."""
    knowledge = ground.knowledge
    found = {}
    for duty in knowledge.duties(list(knowledge.lists.values())):
        heading, text = item_key(knowledge.label(knowledge.lists[duty.list_id]), duty.text)
        place = knowledge.documents[duty.document_id].name if case.by_document else heading
        if case.wants((place, text)):
            found[duty.id] = 1
    return found


def judged(ground: Ground) -> dict[str, tuple[evaluation.Case, dict[str, int]]]:
    """The answerable questions about a matter with their duties; those whose answer is a field have none."""
    cases = [c for c in ground.cases if c.answerable and c.kind in SEARCHED and not c.history]
    return {case.id: (case, found) for case in cases if (found := relevant(ground, case))}


def retrieval(ground: Ground) -> Iterator[tuple[str, list[float]]]:
    """Name of a step -> its measures over the questions about a matter."""
    asked = judged(ground)
    cases, qrels = [case for case, _ in asked.values()], {i: found for i, (_, found) in asked.items()}
    for name, ranking in rankings(ground).items():
        run = {c.id: {i: float(DEPTH - n) for n, i in enumerate(ranking(c)[:DEPTH])} for c in cases}
        scores = ir_measures.calc_aggregate(MEASURES, qrels, run)
        yield name, [scores[measure] for measure in MEASURES]


# ---------------------------------------------------------------- answers


def fixed(ground: Ground, ranking: Ranking) -> list[float]:
    """F1 of the first hits taken as the answer; nothing is ever refused."""
    knowledge = ground.knowledge
    scores = []
    for case in ground.cases:
        if not case.answerable or not case.gold:
            continue
        duties = knowledge.duties_by_id(ranking(case)[:FIRST]).values()
        keys = {
            (knowledge.documents[d.document_id].name, item_key("", d.text)[1])
            if case.by_document
            else item_key(knowledge.label(knowledge.lists[d.list_id]), d.text)
            for d in duties
        }
        hit, wrong = sum(map(case.wants, keys)), sum(not case.allows(key) for key in keys)
        scores.append(2 * hit / (hit + wrong + len(case.gold)) if hit else 0.0)
    refused = math.nan if all(case.answerable for case in ground.cases) else 0.0
    return [sum(scores) / len(scores), 0.0, refused]


def flow(ground: Ground, index: HybridIndex, made: Decision, words: Lexicon) -> list[float]:
    """F1, wrongly refused and refused of the whole flow over these parts."""
    with (
        patch.object(answering, "decision", lambda: made),
        patch.object(answering, "lexicon", lambda: words),
        patch.object(rolenames, "lexicon", lambda: words),
    ):
        ask: Ask = Assistant(ground.workspace.catalogue, index).ask
        row = evaluation.by_kind(evaluation.run(ground.cases, ask, kb=ground.workspace.kb))["all"]
    return [math.nan if v is None else v for v in (row.f1, row.wrongly_refused, row.refused)]


def variants(ground: Ground) -> Iterator[tuple[str, list[float]]]:
    """Name of a variant -> F1, wrongly refused, refused."""
    full, empty, hybrid = decision(), Lexicon({}, {}), ground.workspace.index
    whole = replace(full, **{n: _never(full, n) for n in ("item", "words", "question")})
    always = replace(full, question=replace(full.question, threshold=-NEVER))
    ranked = list(rankings(ground).items())[:3]
    for name, ranking in ranked:
        yield f"{name}, first {FIRST} hits", fixed(ground, ranking)
    yield "question read; duties that hold every word", flow(ground, ground.words_only, whole, empty)
    yield "+ lexicon of office language", flow(ground, ground.words_only, whole, lexicon())
    yield "+ vectors and the trained models (all there is)", flow(ground, hybrid, full, lexicon())
    yield "all − lexicon", flow(ground, hybrid, full, empty)
    yield "all − vectors", flow(ground, ground.words_only, full, lexicon())
    yield "all − the model that refuses", flow(ground, hybrid, always, lexicon())


def _never(full: Decision, name: str) -> object:
    return replace(getattr(full, name), threshold=NEVER)


# ---------------------------------------------------------------- tables


def table(head: Sequence[str], rows: Sequence[tuple[str, list[float]]]) -> str:
    """A Markdown table of numbers; nothing stands where nothing was measured."""
    lines = [f"| {' | '.join(head)} |", "|---|" + "---:|" * (len(head) - 1)]
    lines += [
        f"| {name} | {' | '.join('' if math.isnan(v) else f'{v:.3f}' for v in values)} |"
        for name, values in rows
    ]
    return "\n".join(lines)


def joined(columns: Sequence[Sequence[tuple[str, list[float]]]]) -> list[tuple[str, list[float]]]:
    """Rows of several sets side by side."""
    return [(rows[0][0], [v for _, values in rows for v in values]) for rows in zip(*columns, strict=True)]


@contextmanager
def opened() -> Iterator[list[Ground]]:
    """The sets, closed again."""
    found = grounds()
    try:
        yield found
    finally:
        for ground in found:
            ground.workspace.catalogue.close()


def main() -> None:
    """Print both tables; with ``--write``, put them into README.md."""
    parts = []
    with opened() as found:
        for ground in found:
            head = [f"retrieval, {ground.name} ({len(judged(ground))} questions)", *map(str, MEASURES)]
            parts.append(table(head, list(retrieval(ground))))
        names = [f"{g.name} {what}" for g in found for what in ("F1", "wrongly refused", "refused")]
        parts.append(table(["answers", *names], joined([list(variants(g)) for g in found])))
    text = "\n\n".join(parts) + "\n"
    print(text)
    if "--write" in sys.argv:
        kept = README.read_text(encoding="utf-8")
        README.write_text(_KEPT.sub(lambda m: m[1] + text + m[2], kept), encoding="utf-8")


if __name__ == "__main__":
    main()
