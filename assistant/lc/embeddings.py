"""Our encoder as LangChain ``Embeddings``: the same vectors as the index holds."""

from __future__ import annotations

from langchain_core.embeddings import Embeddings

from index.protocols import Encoder


class EncoderEmbeddings(Embeddings):
    """Vectors of L2 norm 1; a text's vector depends on that text alone, never on its neighbours."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of stored texts, in order."""
        return [vector.tolist() for vector in self._encoder.encode_texts(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Vector of a question, with the encoder's query prefix."""
        found: list[float] = self._encoder.encode_query(text).tolist()
        return found
