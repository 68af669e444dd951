"""The texts of a question set in a data directory of its own, with the real encoder: what the eval commands ask."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from assistant.answering import DEFAULT_KB, Assistant
from corpus import occupations
from corpus.assets import ENCODER, OCCUPATIONS, AssetStore
from corpus.catalogue import Catalogue
from corpus.errors import ZhizeError
from index.hybrid import HybridIndex
from index.keeping import Keeper
from index.onnx import OnnxEncoder
from index.protocols import Encoder
from index.tokens import Tokens
from index.tuning import packaged

SETS = ("seed", "office", "mixed", "clinic", "trade", "service", "plant", "estate", "pages")
A_BASE_EACH = frozenset({"pages"})
"""Sets whose texts are a knowledge base each, named after the file."""
OCCUPATION_SET = "occupations"
_CACHE = Path.home() / ".cache" / "zhize"


@dataclass(frozen=True, slots=True)
class EvalWorkspace:
    """Everything a question set is run against."""

    assistant: Assistant
    index: HybridIndex
    catalogue: Catalogue
    kb: str = DEFAULT_KB


def texts_of(name: str) -> list[tuple[str, bytes]]:
    """The documents a question set is about."""
    if name == "seed":
        return [("seed.txt", (files("corpus.data") / "seed.txt").read_bytes())]
    folder = Path(__file__).parent / name / "texts"
    return [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))]


def open_workspace(
    name: str = "seed",
    folder: Path | None = None,
    assets: Path | None = None,
    *,
    texts: Sequence[tuple[str, bytes]] = (),
    each: bool = False,
) -> EvalWorkspace:
    """Ingest the documents of a question set, or ``texts``, into ``folder`` (a temporary one by default).

    Args:
        each: ``texts`` are a knowledge base each, named after the file.
    """
    store = AssetStore(assets or _CACHE / "assets")
    encoder = OnnxEncoder(store.pull(ENCODER), tuning=packaged())
    if name == OCCUPATION_SET:
        return _occupations(store, encoder, folder)

    def fill(keeper: Keeper) -> None:
        for document, data in texts or texts_of(name):
            keeper.add(data, document, kb=Path(document).stem if each or name in A_BASE_EACH else DEFAULT_KB)

    return _filled(folder or Path(tempfile.mkdtemp(prefix="zhize-eval-")), encoder, DEFAULT_KB, fill)


def _occupations(store: AssetStore, encoder: Encoder, folder: Path | None) -> EvalWorkspace:
    """The classification of occupations: 10,583 duties take half a minute to encode, so the directory is kept.

    It is a cache under the user's own: one that another encoder or another table of rules made is made anew.
    """
    kept = folder or _CACHE / "eval" / f"{OCCUPATION_SET}-{occupations.READER}"
    kept.mkdir(parents=True, exist_ok=True)

    def fill(keeper: Keeper) -> None:
        data = (store.pull(OCCUPATIONS) / OCCUPATIONS.files[0].path).read_bytes()
        keeper.add(data, occupations.NAME, kb=occupations.REFERENCE_KB, reference=True)

    try:
        return _filled(kept, encoder, occupations.REFERENCE_KB, fill)
    except ZhizeError:
        shutil.rmtree(kept)
        kept.mkdir(parents=True)
        return _filled(kept, encoder, occupations.REFERENCE_KB, fill)


def _filled(folder: Path, encoder: Encoder, kb: str, fill: Callable[[Keeper], None]) -> EvalWorkspace:
    catalogue = Catalogue.open(folder / "catalogue.sqlite3")
    # Words in memory, as a service holds them: the same hits, and a question takes a tenth less.
    index = HybridIndex(catalogue, Tokens(folder / "jieba.cache"), encoder, hold_words=True)
    keeper = Keeper(catalogue, index, encoder)
    if not catalogue.documents(kb):
        fill(keeper)
    keeper.resume()
    return EvalWorkspace(Assistant(catalogue, index), index, catalogue, kb)
