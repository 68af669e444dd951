"""LangChain's own standard suites on our door: embeddings, retriever, and the reading half of the vector store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from langchain_core.vectorstores import VectorStore
from langchain_tests.integration_tests import (
    EmbeddingsIntegrationTests,
    RetrieversIntegrationTests,
    VectorStoreIntegrationTests,
)

from assistant.lc.embeddings import EncoderEmbeddings
from assistant.lc.retriever import DutyRetriever
from assistant.lc.store import DutyVectors
from corpus.catalogue import Catalogue
from index.exact import ExactStore
from index.onnx import OnnxEncoder

READ_ONLY = pytest.mark.xfail(
    reason="documents come in through the ingest, with their places; a bare text could not be cited",
    raises=NotImplementedError,
    strict=True,
)


class TestEmbeddings(EmbeddingsIntegrationTests):
    @pytest.fixture(autouse=True)
    def _given(self, encoder: OnnxEncoder) -> None:
        self._encoder = encoder

    @property
    def embeddings_class(self) -> type[Embeddings]:
        return EncoderEmbeddings

    @property
    def embedding_model_params(self) -> dict[str, Any]:
        return {"encoder": self._encoder}


class TestRetriever(RetrieversIntegrationTests):
    @pytest.fixture(autouse=True)
    def _given(self, seed) -> None:  # type: ignore[no-untyped-def]
        self._seed = seed

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return DutyRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"index": self._seed.index, "catalogue": self._seed.catalogue}

    @property
    def retriever_query_example(self) -> str:
        return "应收账款账龄分析"

    @property
    def num_results_arg_name(self) -> str:
        return "limit"


WRITING = (
    "test_add_documents",
    "test_deleting_documents",
    "test_deleting_bulk_documents",
    "test_delete_missing_content",
    "test_add_documents_with_ids_is_idempotent",
    "test_add_documents_by_id_with_mutation",
    "test_get_by_ids",
    "test_add_documents_documents",
    "test_add_documents_with_existing_ids",
)


class TestVectors(VectorStoreIntegrationTests):
    @pytest.fixture
    def vectorstore(self, tmp_path: Path) -> Iterator[VectorStore]:  # type: ignore[override]
        catalogue = Catalogue.open(tmp_path / "catalogue.sqlite3")
        embeddings = self.get_embeddings()
        size = len(embeddings.embed_query("x"))
        yield DutyVectors(ExactStore(catalogue, size), catalogue, embeddings)
        catalogue.close()


def _expected_to_fail(name: str) -> Any:
    plain = getattr(VectorStoreIntegrationTests, name)
    if name.endswith("_async"):

        async def written_async(self: TestVectors, vectorstore: VectorStore) -> None:
            await plain(self, vectorstore)

        return READ_ONLY(written_async)

    def written(self: TestVectors, vectorstore: VectorStore) -> None:
        plain(self, vectorstore)

    return READ_ONLY(written)


for _name in WRITING:
    for _one in (_name, f"{_name}_async"):
        setattr(TestVectors, _one, _expected_to_fail(_one))
