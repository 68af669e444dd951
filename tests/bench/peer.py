"""One peer asked, in the environment of ``tests/bench/peers.py``: ``python peer.py NAME TASK.json``. Imports nothing of ours.

Prints one line of JSON: per question the texts found and the milliseconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

TOP = 10
Search = Callable[[str], list[str]]
_ERRORS_ONLY = 3  # onnxruntime's log level


class Encoder:
    """The same weights as ours, one text per call; the duties' vectors are given, so that nobody waits for them."""

    def __init__(self, task: dict[str, Any]) -> None:
        weights, tokenizer = (str(Path(task["folder"]) / name) for name in task["files"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(task["longest"])
        self._prefix = task["prefix"]
        self.known: dict[str, list[float]] = dict(
            zip(task["duties"], np.load(task["vectors"]).tolist(), strict=True)
        )

    def text(self, text: str) -> list[float]:
        return self.known[text] if text in self.known else self._encode(text)

    def query(self, text: str) -> list[float]:
        return self._encode(self._prefix + text)

    def _encode(self, text: str) -> list[float]:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        state = self._session.run(["last_hidden_state"], feed)[0][0, 0]
        vector: list[float] = (state / np.linalg.norm(state)).tolist()
        return vector


def txtai(encoder: Encoder, duties: list[str]) -> Search:
    from txtai import Embeddings

    # Duties are encoded bare, a question with its prefix: txtai has one function for both, so it is told apart.
    def transform(texts: list[str]) -> Any:
        rows = [encoder.text(text) if text in encoder.known else encoder.query(text) for text in texts]
        return np.array(rows, dtype=np.float32)

    embeddings = Embeddings(method="external", transform=transform, content=False)
    embeddings.index(enumerate(duties))
    return lambda question: [duties[int(place)] for place, _ in embeddings.search(question, TOP)]


def llamaindex(encoder: Encoder, duties: list[str]) -> Search:
    from llama_index.core import VectorStoreIndex
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from llama_index.core.schema import TextNode

    class Ours(BaseEmbedding):
        def _get_query_embedding(self, query: str) -> list[float]:
            return encoder.query(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return encoder.query(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return encoder.text(text)

    index = VectorStoreIndex([TextNode(text=text) for text in duties], embed_model=Ours())
    retriever = index.as_retriever(similarity_top_k=TOP)
    return lambda question: [found.node.get_content() for found in retriever.retrieve(question)]


def langchain(encoder: Encoder, duties: list[str]) -> Search:
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_core.vectorstores import InMemoryVectorStore

    class Ours(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [encoder.text(text) for text in texts]

        def embed_query(self, text: str) -> list[float]:
            return encoder.query(text)

    store = InMemoryVectorStore(Ours())
    store.add_documents([Document(page_content=text) for text in duties])
    retriever = store.as_retriever(search_kwargs={"k": TOP})
    return lambda question: [found.page_content for found in retriever.invoke(question)]


def main() -> None:
    name, file = sys.argv[1:]
    task = json.loads(Path(file).read_text(encoding="utf-8"))
    build = {"txtai": txtai, "llamaindex": llamaindex, "langchain": langchain}[name]
    search = build(Encoder(task), task["duties"])
    search("谁负责检修？")
    texts, times = [], []
    for question in task["questions"]:
        start = time.perf_counter()
        texts.append(search(question))
        times.append((time.perf_counter() - start) * 1000)
    sys.stdout.write(json.dumps({"texts": texts, "ms": times}) + "\n")


if __name__ == "__main__":
    main()
