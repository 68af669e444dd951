"""The LangChain door gives what the plain path gives."""

from __future__ import annotations

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from assistant.contract import Answer
from assistant.lc.chain import answer_chain
from assistant.lc.documents import to_document, to_duty
from assistant.lc.retriever import DutyRetriever

QUESTIONS = [
    "谁负责开具增值税发票？",
    "营业部负责人职责7有哪些",
    "年假有几天？",
    "职责12和13在发票上有什么不同",
    "你好",
]
_VARIES = {"conversation_id", "latency_ms"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_chain_answers_as_the_plain_path_does(seed, question: str) -> None:  # type: ignore[no-untyped-def]
    through = Answer.model_validate(answer_chain(seed.assistant).invoke(question))
    plain = seed.ask(question)
    assert through.model_dump(exclude=_VARIES) == plain.model_dump(exclude=_VARIES)


def test_the_retriever_finds_what_the_index_finds(seed) -> None:  # type: ignore[no-untyped-def]
    retriever = DutyRetriever(index=seed.index, catalogue=seed.catalogue, limit=7)
    documents = retriever.invoke("应收账款账龄")
    hits = seed.index.search("应收账款账龄", kb="default", limit=7).hits
    assert [d.id for d in documents] == [h.duty_id for h in hits]
    assert [d.metadata["score"] for d in documents] == [h.score for h in hits]


def test_a_duty_survives_the_way_there_and_back(seed) -> None:  # type: ignore[no-untyped-def]
    hits = seed.index.search("发票", kb="default").hits
    for duty in seed.catalogue.duties_by_id([h.duty_id for h in hits]).values():
        assert to_duty(to_document(duty, score=0.5)) == duty


async def test_it_composes_with_langchain(seed) -> None:  # type: ignore[no-untyped-def]
    retriever = DutyRetriever(index=seed.index, catalogue=seed.catalogue, limit=3)

    def spans(documents: list[Document]) -> list[str]:
        return [
            seed.catalogue.text(d.metadata["document_id"])[d.metadata["start"] : d.metadata["end"]]
            for d in documents
        ]

    chain = retriever | RunnableLambda(spans)
    documents = await retriever.ainvoke("谁负责盘点")
    assert await chain.ainvoke("谁负责盘点") == [d.page_content for d in documents]
