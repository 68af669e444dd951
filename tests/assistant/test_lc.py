"""The LangChain door gives what the plain path gives."""

from __future__ import annotations

from functools import reduce
from operator import add
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from assistant import evaluation
from assistant.contract import Answer, Question
from assistant.lc.chain import answer_chain, to_answer
from assistant.lc.documents import cited_documents, to_citation, to_document, to_duty
from assistant.lc.embeddings import EncoderEmbeddings
from assistant.lc.retriever import DutyRetriever
from assistant.lc.store import DutyVectors
from index.exact import ExactStore

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


def test_parity_over_a_sample_of_every_kind_of_question(seed) -> None:  # type: ignore[no-untyped-def]
    cases = evaluation.load(Path(__file__).parents[1] / "eval" / "seed" / "tune.jsonl")
    sample = [next(case for case in cases if case.kind == kind) for kind in sorted({c.kind for c in cases})]
    chain = answer_chain(seed.assistant)

    def through(question: Question) -> Answer:
        return to_answer(chain.invoke(question.model_dump()))

    plain = evaluation.run(sample, seed.assistant.ask)
    for ours, theirs in zip(plain, evaluation.run(sample, through), strict=True):
        assert ours.answer.model_dump(exclude=_VARIES) == theirs.answer.model_dump(exclude=_VARIES), (
            ours.case.id
        )


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_pieces_of_a_stream_add_up(seed, question: str) -> None:  # type: ignore[no-untyped-def]
    pieces = list(answer_chain(seed.assistant).stream(question))
    whole = to_answer(reduce(add, pieces))
    assert list(pieces[0]) == ["citations"] and list(pieces[1]) == ["answer"]
    assert whole.model_dump(exclude=_VARIES) == seed.ask(question).model_dump(exclude=_VARIES)


async def test_an_asynchronous_stream_gives_the_same(seed) -> None:  # type: ignore[no-untyped-def]
    pieces = [piece async for piece in answer_chain(seed.assistant).astream(QUESTIONS[0])]
    assert to_answer(reduce(add, pieces)).answer == seed.ask(QUESTIONS[0]).answer


def test_citations_survive_the_way_there_and_back(seed) -> None:  # type: ignore[no-untyped-def]
    answer = seed.ask(QUESTIONS[0])
    documents = [Document(**one.model_dump(exclude={"type"})) for one in cited_documents(answer)]
    assert documents and [to_citation(one) for one in documents] == answer.citations


def test_the_embeddings_are_the_encoders_vectors(encoder) -> None:  # type: ignore[no-untyped-def]
    texts = ["负责盘点", "开具发票"]
    door = EncoderEmbeddings(encoder)
    assert door.embed_documents(texts) == [v.tolist() for v in encoder.encode_texts(texts)]
    assert door.embed_query("谁盘点") == encoder.encode_query("谁盘点").tolist()


def test_the_vector_store_finds_what_exact_search_finds(seed, encoder) -> None:  # type: ignore[no-untyped-def]
    exact = ExactStore(seed.catalogue, encoder.dimensions)
    store = DutyVectors(exact, seed.catalogue, EncoderEmbeddings(encoder))
    wanted = exact.nearest(encoder.encode_query("谁去催欠款"), limit=5, kb="default")
    found = store.similarity_search_with_score("谁去催欠款", k=5)
    assert [(d.id, s) for d, s in found] == wanted
    vector = store.embeddings.embed_query("谁去催欠款")
    assert [d.id for d in store.similarity_search_by_vector(vector, k=5)] == [i for i, _ in wanted]
    assert [d.page_content for d in store.get_by_ids([wanted[0][0], "none"])] == [found[0][0].page_content]
    assert len(store.as_retriever(search_kwargs={"k": 2}).invoke("谁去催欠款")) == 2
    scored = store.similarity_search_with_relevance_scores("谁去催欠款", k=3)
    assert all(0 <= score <= 1 for _, score in scored)
    assert (
        DutyVectors(exact, seed.catalogue, EncoderEmbeddings(encoder), kb="other").get_by_ids([wanted[0][0]])
        == []
    )
