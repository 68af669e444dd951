"""The packaged seed in a data directory of its own, with the real encoder: what the eval commands ask."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from assistant.answering import Assistant
from corpus.assets import ENCODER, AssetStore
from corpus.catalogue import Catalogue
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.onnx import OnnxEncoder
from index.tokens import Tokens


@dataclass(frozen=True, slots=True)
class EvalWorkspace:
    """Everything a question set is run against."""

    assistant: Assistant
    index: HybridIndex
    catalogue: Catalogue


SETS = ("seed", "office")


def texts_of(name: str) -> list[tuple[str, bytes]]:
    """The documents a question set is about."""
    if name == "seed":
        return [("seed.txt", (files("corpus.data") / "seed.txt").read_bytes())]
    folder = Path(__file__).parent / name / "texts"
    return [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))]


def open_workspace(
    name: str = "seed", folder: Path | None = None, assets: Path | None = None
) -> EvalWorkspace:
    """Ingest the documents of a question set into ``folder`` (a temporary one by default)."""
    folder = folder or Path(tempfile.mkdtemp(prefix="zhize-eval-"))
    encoder = OnnxEncoder(AssetStore(assets or Path.home() / ".cache/zhize/assets").pull(ENCODER))
    catalogue = Catalogue.open(folder / "catalogue.sqlite3")
    index = HybridIndex(catalogue, Tokens(folder / "jieba.cache"), encoder)
    ingestor = Ingestor(catalogue, index, encoder)
    for document, data in texts_of(name):
        ingestor.add(data, document)
    return EvalWorkspace(Assistant(catalogue, index), index, catalogue)
