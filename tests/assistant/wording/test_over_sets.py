"""Whole answers of a lying model over a question set: item F1 is the plain path's, every citation still marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.contract import Answer, Question
from assistant.evaluation import load, score
from assistant.wording.door import Request
from assistant.wording.steady import Limits, SteadyModel
from assistant.wording.worder import ModelWorder
from index.tokens import Tokens
from tests.assistant.wording.lying import LyingModel, Source
from tests.assistant.wording.scripted import Script
from tests.eval.workspace import open_workspace

EVAL = Path(__file__).parents[2] / "eval"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "every"), [("seed", 8), ("office", 4)])
async def test_item_f1_is_not_below_the_plain_paths(
    name: str, every: int, assets_dir: Path, tokens: Tokens
) -> None:
    place = open_workspace(name, assets=assets_dir)
    names = {role.title: tuple(role.names) for role in place.catalogue.roles("default")}
    liar = LyingModel(5, [one for known in names.values() for one in known])
    plain_answer: list[Answer] = []

    def lie(request: Request) -> str:
        cited = plain_answer[-1].citations[:12]
        sources = [Source(c.marker, c.role, c.text, names.get(c.role, ())) for c in cited]
        return "".join(said.text for said in liar.sentences(sources, ["负责公司车辆的年检", "编制上市材料"]))

    worder = ModelWorder(SteadyModel(Script(lie), Limits(deadline=20)), tokens.words, lambda kb: names)
    worded = 0
    for case in [one for one in load(EVAL / name / "tune.jsonl") if not one.history][::every]:
        plain = place.assistant.ask(Question(question=case.question, role=case.role))
        plain_answer.append(plain)
        whole = await worder.word(plain, "default")
        worded += whole.worded_by == "model"
        assert score(case, whole).f1 == score(case, plain).f1
        assert (whole.answered, whole.total, whole.shown) == (plain.answered, plain.total, plain.shown)
        marks = {int(n) for n in re.findall(r"\[(\d+)\]", whole.answer)}
        assert marks >= {c.marker for c in plain.citations}
    assert worded >= 4
