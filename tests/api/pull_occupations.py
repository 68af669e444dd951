"""A process to be killed: does what ``zhize assets pull occupations`` does, and logs every step of its bar."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from api.reference import install
from api.settings import Settings
from api.wiring import Workspace
from index.fakes import FakeEncoder
from index.protocols import Vector


class Leisurely(FakeEncoder):
    """Takes its time, so that a kill meets it at work: 10,583 texts in 4 s."""

    def encode_texts(self, texts: Sequence[str]) -> Iterator[Vector]:
        """See ``Encoder``."""
        for vector in super().encode_texts(texts):
            time.sleep(0.0004)
            yield vector


def pull_occupations(data: Path, assets: Path, log: Path) -> None:
    """Log ``stage done total`` of every step, then ``whole``, and wait. Started by ``tests.nursery``."""
    handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def bar(stage: str, done: int, total: int) -> None:
        os.write(handle, f"{stage} {done} {total}\n".encode())

    workspace = Workspace.open(Settings(data_dir=data, assets_dir=assets), seed=None, progress=bar)
    workspace.__dict__["encoder"] = Leisurely()
    bar("begun", 0, 0)
    install(workspace, bar)
    os.write(handle, b"whole\n")
    time.sleep(3600)
