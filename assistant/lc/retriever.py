"""Our hybrid search as a LangChain ``BaseRetriever``."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.lc.documents import to_document
from corpus.catalogue import Catalogue
from index.hybrid import HybridIndex


class DutyRetriever(BaseRetriever):
    """The duties nearest to a query, best first; each keeps its id and span.

    Attributes:
        kb: knowledge base that is searched.
        limit: how many documents at the most; ``invoke(query, limit=3)`` says otherwise for one call.
    """

    index: HybridIndex
    catalogue: Catalogue
    kb: str = "default"
    limit: int = 20

    model_config = ConfigDict(arbitrary_types_allowed=True)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # LangChain's signature
        limit: int | None = None,
    ) -> list[Document]:
        hits = self.index.search(query, kb=self.kb, limit=limit or self.limit).hits
        duties = self.catalogue.duties_by_id([hit.duty_id for hit in hits])
        return [to_document(duties[hit.duty_id], score=hit.score) for hit in hits]
