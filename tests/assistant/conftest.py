"""The packaged seed, ingested once with the real parser, jieba and encoder."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from assistant.answering import Assistant
from assistant.contract import Answer, Question
from corpus.catalogue import Catalogue
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.onnx import OnnxEncoder
from index.tokens import Tokens


class Office:
    """A catalogue with its index and assistant, and short ways to fill and ask them."""

    def __init__(self, folder: Path, tokens: Tokens, encoder: OnnxEncoder) -> None:
        self.catalogue = Catalogue.open(folder / "catalogue.sqlite3")
        self.index = HybridIndex(self.catalogue, tokens, encoder)
        self.ingestor = Ingestor(self.catalogue, self.index, encoder)
        self.assistant = Assistant(self.catalogue, self.index, config="test")

    def add(self, name: str, text: str, *, kb: str = "default") -> None:
        """Ingest ``text`` under ``name``."""
        self.ingestor.add(text.encode(), name, kb=kb)

    def ask(self, question: str, **more: str | None) -> Answer:
        """Ask one question."""
        return self.assistant.ask(Question(question=question, **more))

    def talk(self, *turns: str, role: str | None = None) -> Answer:
        """The answer to the last of ``turns``, asked in one conversation."""
        answer = self.ask(turns[0], role=role)
        for turn in turns[1:]:
            answer = self.ask(turn, role=role, conversation_id=answer.conversation_id)
        return answer


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory, tokens: Tokens, encoder: OnnxEncoder) -> Office:
    office = Office(tmp_path_factory.mktemp("seed"), tokens, encoder)
    office.ingestor.add((files("corpus.data") / "seed.txt").read_bytes(), "seed.txt", sample=True)
    return office


@pytest.fixture
def office(tmp_path: Path, tokens: Tokens, encoder: OnnxEncoder) -> Office:
    """An empty one."""
    return Office(tmp_path, tokens, encoder)


# Three lists of one job, told apart by a number only.
SHOP = """乐家超市岗位职责汇编
店员职责1
1、核对供应商发票；
2、接待顾客并处理投诉；
3、登记发票和收据；
4、协助仓库盘点；
5、每周更新网店价格；
6、完成领导交办的其他任务；
店员职责2
1、清点货架存货；
2、跟踪网店订单；
3、接待批发客户；
店员职责3
1、保管收银钥匙；
2、统计当日营业额；
3、打扫收银区；
4、上报破损商品；
"""


@pytest.fixture
def shop(office: Office) -> Office:
    office.add("超市.txt", SHOP)
    return office
