"""A door that says what it is told, and an answer over an invented company to be worded."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable

from assistant.composer import markdown
from assistant.contract import Answer, Block, Citation, Intent
from assistant.wording.door import ModelFault, Request, Usage
from assistant.wording.steady import Limits, SteadyModel
from assistant.wording.worder import ModelWorder
from index.tokens import Tokens

DUTIES = (
    ("会计", "审核费用报销单，每月5日前提交3份报表"),
    ("会计", "协助财务经理编制年度预算，不得泄露薪酬数据"),
    ("库管员", "每周盘点仓库，单次差异超过2%的书面报告财务部"),
    ("库管员", "发放劳保用品并登记台账"),
    ("前台", "接待来访客人，办理门禁卡"),
)
NAMES = {"会计": ("会计", "核算会计"), "库管员": ("库管员",), "前台": ("前台",)}


class Script:
    """A ``Door`` that says ``text`` in small pieces, then fails when ``fault`` is set."""

    stamp = "script"

    def __init__(self, text: str | Callable[[Request], str], fault: ModelFault | None = None) -> None:
        self._text = text
        self._fault = fault
        self.requests: list[Request] = []

    async def stream(self, request: Request) -> AsyncGenerator[str | Usage, None]:
        self.requests.append(request)
        text = self._text if isinstance(self._text, str) else self._text(request)
        for at in range(0, len(text), 5):
            yield text[at : at + 5]
        if self._fault:
            raise self._fault

    async def close(self) -> None:
        """A script holds no connection."""


def worder(door: Script, tokens: Tokens, *, understanding: bool = False) -> ModelWorder:
    steady = SteadyModel(door, Limits(deadline=5, retries=0))
    return ModelWorder(steady, tokens.words, lambda kb: NAMES, understanding=understanding)


def answer(intent: Intent = "lookup", duties: tuple[tuple[str, str], ...] = DUTIES) -> Answer:
    """A plain answer that cites every duty."""
    blocks = [
        Block(type="owner", text=text, label=role, markers=[n]) for n, (role, text) in enumerate(duties, 1)
    ]
    return Answer(
        conversation_id="c", question="谁负责什么？", standalone_question="谁负责什么？", intent=intent, answered=True,
        answer=markdown(blocks), total=len(duties), shown=len(duties), blocks=blocks,
        citations=[_citation(n, role, text) for n, (role, text) in enumerate(duties, 1)], not_covered=[], notes=[], refusal=None,
        worded_by="extractive", dropped=0, latency_ms=1.0, config="plain",
    )  # fmt: skip


def _citation(marker: int, role: str, text: str) -> Citation:
    return Citation(
        marker=marker, duty_id=f"d{marker}", text=text, role=role, profile=None, list=f"{role}职责", number=str(marker), path=(),
        kind="duty", document_id="x", document="x.txt", document_title="x", version=1, start=0, end=len(text), start_utf16=0,
        end_utf16=len(text), score=1.0,
    )  # fmt: skip


async def run(one: ModelWorder, plain: Answer) -> tuple[str, Answer]:
    """The pieces that a reader sees, joined, and the whole answer."""
    shown, whole = "", plain
    async for piece in one.stream(plain, "default"):
        if isinstance(piece, Answer):
            whole = piece
        else:
            shown += piece
    return shown, whole
