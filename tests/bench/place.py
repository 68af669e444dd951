"""The data directory that the benchmarks share: the 10,583 duties of the occupations, ingested once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.reference import install
from api.settings import Settings
from api.wiring import Workspace
from corpus.assets import ENCODER, OCCUPATIONS, AssetStore
from corpus.occupations import REFERENCE_KB
from index.onnx import OnnxEncoder

KB = REFERENCE_KB


def settings(data: Path) -> Settings:
    return Settings(data_dir=data, port=0)


def bare_encoder(workers: int = 1) -> OnnxEncoder:
    return OnnxEncoder(AssetStore(Settings().assets_dir).pull(ENCODER), workers=workers)


@contextmanager
def workspace(data: Path, *, serving: bool = False) -> Iterator[Workspace]:
    """Open, filled; a serving one has its vector index in service."""
    opened = Workspace.open(settings(data), serving=serving, seed=False)
    try:
        install(opened)
        if serving:
            generations = opened.generations
            assert generations is not None
            assert generations.open()
        yield opened
    finally:
        opened.close()


def table() -> str:
    folder = AssetStore(Settings().assets_dir).pull(OCCUPATIONS)
    return (folder / OCCUPATIONS.files[0].path).read_bytes().decode("utf-8")


def lookups(opened: Workspace, count: int, *, first: int = 7) -> list[str]:
    """Questions of one intent, each about another duty: 谁负责 and the duty's first words."""
    ids = opened.catalogue.duty_ids(KB)
    chosen = opened.catalogue.duties_by_id(ids[first :: max(1, len(ids) // count)][:count])
    return [f"谁负责{duty.text[:12]}" for duty in chosen.values()]


def enumerations(opened: Workspace, count: int) -> list[str]:
    roles = opened.catalogue.roles(KB)
    return [f"{role.title}有哪些职责" for role in roles[3 :: max(1, len(roles) // count)][:count]]
