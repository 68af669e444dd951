"""Every job of the invented companies, asked for all its duties, demands and benefits in the ways that people ask.

``python -m tests.eval.plain_asks [--misses] [--write]``: ``--write`` commits the shares to ``plain_asks.json``. What is right is known
without an author: the job's own lists of the kind, as the parser read them. A job is asked for by its title and, where no other job
has it in its name, by its trade (前端 for 前端工程师). Each job is asked in a few of the ways, drawn by a fixed seed.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.contract import Question
from assistant.knowledge import Knowledge
from corpus.model import Role
from corpus.parsing.result import Kind
from tests.eval.workspace import EvalWorkspace, open_workspace

SHARES = Path(__file__).parent / "plain_asks.json"
_SETS = ("seed", "clinic", "office", "estate", "trade", "plant", "service", "mixed")
_EACH = 4  # ways of asking of each job and kind
_MOST = 60  # items: a role of more is answered as a map
WAYS: dict[Kind, tuple[str, ...]] = {
    "duty": tuple(
        "{X}的职责 {X}有哪些职责 {X}有哪些岗位职责？ {X}岗位职责 {X}做什么 {X}是干什么的 {X}要做哪些工作 {X}主要干啥 {X}平时都干些什么活 {X}每天要干嘛"
        " {X}具体做哪些事 请列出{X}的全部职责 {X}的工作内容有哪些 {X}的工作内容是什么？ 帮我把{X}的职责列全 {X}都负责什么 {X}负责哪些事情"
        " 我想了解一下{X}这个岗位主要做什么 应聘{X}的话进去要干些啥 {X}这个岗位职责有啥 {X}那个岗具体工作都有哪些 做{X}要干什么 当{X}要负责啥"
        " {X}的岗位描述是什么 {X}职责列一下 {X}工作职责有哪几条 {X}要干的活都有啥 招{X}是让做什么的 {X}入职以后做什么 职责都有啥，{X}的 {X}日常工作是什么"
        " {X}一天到晚忙些什么 {X}主要工作？ 说说{X}的职责 {X}干啥的 麻烦列一下{X}的岗位职责，谢谢 {X}岗位主要职责 看下{X}要做些什么 {X}的活儿有哪些".split()
    ),
    "requirement": tuple(
        "{X}的任职要求 {X}有什么要求 {X}要求有哪些 {X}任职资格有哪些？ 应聘{X}要什么条件 当{X}需要什么条件 {X}的招聘要求是什么 {X}岗位要求 {X}对人有什么要求"
        " 做{X}有哪些要求 {X}要求啥 {X}的任职条件都列出来 想应聘{X}，需要具备哪些条件 {X}这个岗位有什么硬性要求 招{X}的条件 {X}要满足哪些条件才能投"
        " 列出{X}的全部任职要求 {X}需要具备什么 {X}任职要求列全 什么样的人能当{X} 投{X}得符合啥条件 {X}招人有啥要求 请问{X}的任职资格是什么 做{X}门槛是什么".split()
    ),
    "benefit": tuple(
        "{X}有什么福利 {X}的福利待遇 做{X}有哪些福利？ {X}福利有哪些 {X}的福利都列一下 {X}能享受哪些待遇 来做{X}公司给什么福利 福利都有啥，{X}的".split()
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what it is about."""

    by: str  # "title" or "trade"
    kind: Kind
    question: str
    f1: float
    told: str


def ask_all() -> Iterator[Asked]:
    """Ask every job of every set in some of the ways."""
    draw = random.Random(7)
    for name in _SETS:
        workspace = open_workspace(name)
        knowledge = workspace.assistant.knowledge(workspace.kb)
        for role in knowledge.roles.values():
            for kind, ways in WAYS.items():
                own = {d.id for d in knowledge.duties(knowledge.lists_of([role.id], kind))}
                if not 0 < len(own) <= _MOST:
                    continue
                for by, called in _names(role, knowledge):
                    for way in draw.sample(ways, min(_EACH, len(ways))):
                        yield _asked(workspace, by, kind, way.format(X=called), own)


def _names(role: Role, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    yield "title", role.title
    trades = [t for t, roles in knowledge.trade_names.items() if roles == (role,) and t in role.title]
    if trades:
        yield "trade", max(trades, key=len)


def _asked(workspace: EvalWorkspace, by: str, kind: Kind, question: str, own: set[str]) -> Asked:
    answer = workspace.assistant.ask(Question(question=question, kb=workspace.kb))
    told = {citation.duty_id for citation in answer.citations}
    right = len(told & own)
    return Asked(by, kind, question, 2 * right / (len(told) + len(own)), answer.answer[:80])


def shares(found: Sequence[Asked]) -> dict[str, float]:
    """The mean item F1 by how the job was called and what was asked for."""
    groups: dict[str, list[float]] = defaultdict(list)
    for one in found:
        groups[f"{one.by}, {one.kind}"].append(one.f1)
    return {name: round(sum(values) / len(values), 3) for name, values in sorted(groups.items())}


def main(arguments: Sequence[str]) -> None:
    """The command line."""
    found = list(ask_all())
    if "--misses" in arguments:
        sys.stdout.writelines(
            f"{one.f1:.2f} {one.kind} {one.question} → {one.told!r}\n" for one in found if one.f1 < 1
        )
    told = shares(found)
    sys.stdout.writelines(f"{name:20s} {share:.3f}\n" for name, share in told.items())
    if "--write" in arguments:
        SHARES.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
