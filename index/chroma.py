"""Vectors served by Chroma, embedded. The only module that names chromadb.

Chroma's local index is not crash-safe and not for two processes, so a directory of it is a cache: made
from the catalogue's blobs, checked by ``index.health``, thrown away without regret. Vectors are ours: no
collection has an embedding function. Telemetry is off.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import chromadb  # 1.2-1.9 s and 65 MB: import this module only where a service runs
import numpy as np
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.config import Settings
from numpy.typing import NDArray

from corpus.catalogue.identity import digest
from index.protocols import Vector

_BATCH = 200  # Chroma's guide advises 50-250 records a call
_FREE = 256_000_000  # bytes a file may grow to in any case while a directory is probed
_CONFIGURATION: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 128, "ef_search": 160, "max_neighbors": 16}
}


class ChromaStore:
    """A ``VectorStore`` in one directory, one collection per knowledge base."""

    def __init__(self, folder: Path) -> None:
        """Open or create; chromadb's own exceptions pass through (``index.generations`` expects any)."""
        self.folder = folder
        self._client = chromadb.PersistentClient(
            str(folder), settings=Settings(anonymized_telemetry=False, allow_reset=False)
        )
        self._known = {found.name for found in self._client.list_collections()}
        self._handles: dict[str, chromadb.Collection] = {}

    def nearest(self, vector: Vector, *, limit: int, kb: str) -> list[tuple[str, float]]:
        """``(duty_id, cosine)``, best first."""
        if _name(kb) not in self._known:
            return []
        query = np.asarray(vector, dtype=np.float32).reshape(1, -1)
        found = self._collection(kb).query(query_embeddings=query, n_results=limit, include=["distances"])
        distances = found["distances"]
        assert distances is not None
        return [(i, 1.0 - d) for i, d in zip(found["ids"][0], distances[0], strict=True)]

    def ids(self, kb: str) -> set[str]:
        """Every id that the collection of a knowledge base holds."""
        return set(self._collection(kb).get(include=[])["ids"]) if _name(kb) in self._known else set()

    def put(self, kb: str, ids: Sequence[str], matrix: NDArray[np.float32]) -> None:
        """Add or replace vectors."""
        if not ids:
            return
        collection = self._collection(kb, create=True)
        for start in range(0, len(ids), _BATCH):
            end = start + _BATCH
            collection.upsert(ids=list(ids[start:end]), embeddings=matrix[start:end])

    def drop(self, kb: str, ids: Sequence[str]) -> None:
        """Forget vectors; unknown ids are fine."""
        if ids and _name(kb) in self._known:
            for start in range(0, len(ids), _BATCH):
                self._collection(kb).delete(ids=list(ids[start : start + _BATCH]))

    def close(self) -> None:
        """Let go of the directory."""
        self._client.close()  # type: ignore[attr-defined]  # Client has it, its declared type lacks it

    def _collection(self, kb: str, *, create: bool = False) -> chromadb.Collection:
        if create and _name(kb) not in self._known:
            made = self._client.create_collection(
                _name(kb), embedding_function=None, configuration=_CONFIGURATION
            )
            self._known.add(_name(kb))
            return made
        handle = self._handles.get(kb)
        if handle is None:  # asking for it costs a sixth of a query
            handle = self._client.get_collection(_name(kb), embedding_function=None)
            self._handles[kb] = handle
        return handle


def _name(kb: str) -> str:
    return "kb-" + digest(kb)  # Chroma takes no Chinese names


def probe(folder: Path, *, timeout: float) -> str | None:
    """Open a directory and ask it once, in a child process: a hang, a crash or growth stays there.

    Gives what went wrong, or ``None``. A killed Chroma can hang on the next open, die in native code, or
    grow ``link_lists.bin`` without bound (chroma issue 7510); the child has a deadline and a file size limit.
    """
    root = str(Path(__file__).resolve().parent.parent)
    command = [sys.executable, "-c", _CHILD, root, str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return f"no answer within {timeout:g} s"
    if done.returncode == 0:
        return None
    last = done.stderr.strip().splitlines()
    return f"exit {done.returncode}: {last[-1] if last else ''}"


_CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from index.chroma import ask_once
ask_once(Path(sys.argv[2]))
"""


def ask_once(folder: Path) -> None:
    """What the child of ``probe`` does; raises whatever Chroma raises."""
    largest = max((file.stat().st_size for file in folder.rglob("*") if file.is_file()), default=0)
    limit = max(_FREE, 4 * largest)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    store = ChromaStore(folder)
    for name in sorted(store._known):
        collection = store._client.get_collection(name, embedding_function=None)
        stored = collection.get(limit=1, include=["embeddings"])["embeddings"]
        if stored is not None and len(stored):
            collection.query(query_embeddings=np.asarray(stored, dtype=np.float32), n_results=1)
