"""What a question costs the encoder: nothing for lists and refusals, one call where words decide, else two."""

from __future__ import annotations

import pytest

from assistant.answering import Assistant
from assistant.contract import Question
from corpus.catalogue import Catalogue
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.protocols import Vector
from index.tokens import Tokens
from tests.storage import simple_parse, simple_read

TEXT = (
    "# 会计\n## 会计岗位职责\n1. 开具增值税发票\n2. 核对发票与发票清单\n3. 登记日记账\n"
    "# 仓库管理员\n## 仓库管理员岗位职责\n1. 盘点库存\n2. 办理物资出库\n3. 检查消防器材\n"
)


class Counting(FakeEncoder):
    """Keeps what it was asked to encode as a question."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode_query(self, text: str) -> Vector:
        """See ``Encoder``."""
        self.asked.append(text)
        return super().encode_query(text)


@pytest.mark.parametrize(
    ("question", "calls", "answered"),
    [
        ("会计有哪些职责", 0, True),
        ("飞行员有哪些职责", 0, False),
        ("谁负责开具增值税发票", 1, True),
        ("谁负责盘点库存", 1, True),
        # No duty holds it, so the question itself is read as well; what made-up vectors then say is no matter.
        ("谁负责采购原油", 2, None),
    ],
)
def test_calls_of_the_encoder(
    catalogue: Catalogue, tokens: Tokens, question: str, calls: int, answered: bool | None
) -> None:
    encoder = Counting()
    index = HybridIndex(catalogue, tokens, encoder)
    Ingestor(catalogue, index, encoder, read=simple_read, parse=simple_parse).add(TEXT.encode(), "a.txt")
    answer = Assistant(catalogue, index).ask(Question(question=question))
    assert answered is None or answer.answered is answered
    assert len(encoder.asked) == calls, encoder.asked
