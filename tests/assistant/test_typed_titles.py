"""A title typed otherwise than printed: taken where it surely means the role, refused where it does not."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office


@pytest.mark.parametrize(
    "question", ["营销部负责人有哪些职责？", "销售负责人的职责有哪些", "营销部门负责人岗有哪些职责"]
)
def test_another_spelling_is_the_same_role(seed: Office, question: str) -> None:
    answer = seed.ask(question)
    assert answer.answered, answer.refusal
    assert {citation.role for citation in answer.citations} == {"销售部负责人"}


@pytest.mark.parametrize(
    "question", ["销售部主管有哪些职责？", "营业部经理的职责有哪些", "财务部负责人有哪些职责"]
)
def test_another_rank_or_department_is_not(seed: Office, question: str) -> None:
    answer = seed.ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason == "role_not_found"
