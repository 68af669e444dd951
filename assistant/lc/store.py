"""The index's vectors as a LangChain ``VectorStore``, to be read: documents come in through the ingest only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore

from assistant.lc.documents import to_document
from corpus.catalogue import Catalogue
from index.protocols import VectorStore as Vectors

_READ_ONLY = "read-only: a duty comes in with its document, through `zhize docs add` or POST /v1/documents"


class DutyVectors(VectorStore):
    """Nearest duties by vector. A score is a cosine, for ordering; duties keep their ids and spans.

    Args:
        vectors: what is searched, e.g. ``index.exact.ExactStore``.
        embeddings: makes the vector of a query; must be of the encoder that made the stored ones.
        kb: knowledge base that is searched.
    """

    def __init__(
        self, vectors: Vectors, catalogue: Catalogue, embeddings: Embeddings, *, kb: str = "default"
    ) -> None:
        self._vectors = vectors
        self._catalogue = catalogue
        self._embeddings = embeddings
        self._kb = kb

    @property
    def embeddings(self) -> Embeddings:
        """What makes the vector of a query."""
        return self._embeddings

    def similarity_search(self, query: str, k: int = 4, **_: Any) -> list[Document]:
        """The ``k`` nearest duties, best first."""
        return [document for document, _score in self.similarity_search_with_score(query, k)]

    def similarity_search_with_score(self, query: str, k: int = 4, **_: Any) -> list[tuple[Document, float]]:
        """The ``k`` nearest duties with their cosines, best first."""
        return self._near(self._embeddings.embed_query(query), k)

    def similarity_search_by_vector(self, embedding: list[float], k: int = 4, **_: Any) -> list[Document]:
        """The ``k`` duties nearest to a vector of norm 1, best first."""
        return [document for document, _score in self._near(embedding, k)]

    def _near(self, embedding: list[float], k: int) -> list[tuple[Document, float]]:
        vector = np.asarray(embedding, dtype=np.float32)
        near = self._vectors.nearest(vector, limit=k, kb=self._kb)
        duties = self._catalogue.duties_by_id([duty_id for duty_id, _ in near])
        return [
            (to_document(duties[duty_id], score=cosine), cosine)
            for duty_id, cosine in near
            if duty_id in duties
        ]

    def _select_relevance_score_fn(self) -> Any:
        """LangChain wants 0..1: a cosine below nothing is nothing."""
        return lambda cosine: max(0.0, min(1.0, cosine))

    def get_by_ids(self, ids: Sequence[str], /) -> list[Document]:
        """The duties with these ids; unknown ids, and those of other knowledge bases, are left out."""
        found = self._catalogue.duties_by_id(list(ids))
        return [to_document(duty) for duty in found.values() if duty.kb == self._kb]

    def add_texts(
        self,
        texts: Iterable[str],  # LangChain's signature
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: list[str] | None = None,
        **_: Any,
    ) -> NoReturn:
        """Raises ``NotImplementedError``: a text without its document could not be cited."""
        raise NotImplementedError(_READ_ONLY)

    def delete(self, ids: list[str] | None = None, **_: Any) -> NoReturn:
        """Raises ``NotImplementedError``: a duty goes with its document."""
        raise NotImplementedError(_READ_ONLY)

    @classmethod
    def from_texts(cls, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raises ``NotImplementedError``, see ``add_texts``."""
        raise NotImplementedError(_READ_ONLY)
