"""A process to be killed: stores files as jobs, acknowledges each batch to a synced log, and works them off."""

from __future__ import annotations

import os
import time
from pathlib import Path

from api.settings import Settings
from api.wiring import Workspace
from index.fakes import FakeEncoder

DOCX = Path(__file__).parents[1] / "corpus" / "reading" / "fixtures" / "store.docx"


def text(number: int) -> bytes:
    """A posting that no other number gives; every third number is a new version of the one before."""
    items = "".join(f"{n}、负责第{number}号仓库的第{n}类物资盘点；\n" for n in range(1, 31))
    return f"仓库{number}管理员岗位职责\n{items}".encode()


def name(number: int) -> str:
    return f"{number - 1 if number % 3 == 2 else number}.txt"


def opened(data: Path) -> Workspace:
    workspace = Workspace.open(Settings(data_dir=data), seed=False)
    workspace.__dict__["encoder"] = FakeEncoder()
    return workspace


def take_in_forever(data: Path, log: Path, first: int) -> None:
    """Log the first number of every batch that is acknowledged. Started by ``tests.nursery``."""
    workspace = opened(data)
    workspace.ingestor.resume()
    workspace.intake.runner.start()
    handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    number = first
    while True:
        numbers = range(number, number + 6)
        files = [(name(one), text(one)) for one in numbers]
        files.append((f"说明书{number}.docx", DOCX.read_bytes()))
        workspace.intake.receive(files, kb="default", seconds=0)
        os.write(handle, f"{number}\n".encode())
        os.fsync(handle)
        number += 6
        while workspace.intake.unfinished() > 20:
            time.sleep(0.01)
