"""The folder that holds the assets: checked when asked for, filled from whichever source answers.

Layout: ``ROOT/ASSET_NAME/FILE``. A machine without a network gets a copy of such a folder and
``ZHIZE_ASSETS_DIR``; nothing else differs.

A pull works in a hidden folder beside its target and renames it into place when every hash fits, so
a reader sees a whole asset or none. One lock file per asset keeps two pulling processes apart; what a
killed pull left behind is swept by the next one.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from corpus.assets.asset import Asset, AssetState, Attempt, PinnedFile, Source, SourceFailed
from corpus.assets.sources import DISK_FULL
from corpus.errors import AssetCorrupt, AssetMissing, AssetUnreachable, DataDirectoryError, StorageFull

Progress = Callable[[str, int, int], None]
"""Called with the source's name, the bytes that have arrived and the bytes that are expected."""

_STAMP = ".verified.json"


class AssetStore:
    """The assets below one root folder. Safe to use from several threads and processes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def folder(self, asset: Asset) -> Path:
        """Where the asset's files belong, there or not."""
        return self.root / asset.name

    def path(self, asset: Asset) -> Path:
        """The asset's folder, its files known to be the pinned ones.

        Cheap when the files are those that were last checked (size and times fit the recorded
        check); otherwise every file is hashed, and the check recorded where the folder allows.

        Raises:
            AssetMissing: a file is not there (facts ``asset``, ``folder``, ``files``).
            AssetCorrupt: a file differs from what is pinned (same facts).
        """
        folder = self.folder(asset)
        if self._known(asset):
            return folder
        state = self.verify(asset)
        if state.ok:
            return folder
        error = AssetMissing if state.status == "missing" else AssetCorrupt
        raise error(asset=asset.name, folder=str(folder), files=", ".join(state.bad))

    def verify(self, asset: Asset) -> AssetState:
        """Hash every file (0.02 s for the encoder here) and say which are not as pinned."""
        folder = self.folder(asset)
        before = _stamp(asset, folder)
        missing = tuple(file.path for file in asset.files if not (folder / file.path).is_file())
        if missing:
            return AssetState(asset, folder, "missing", missing)
        wrong = tuple(file.path for file in asset.files if not file.matches(folder / file.path))
        if wrong:
            with suppress(OSError):
                (folder / _STAMP).unlink()  # a rotten disk changes bytes and no times
            return AssetState(asset, folder, "corrupt", wrong)
        if before is not None and before != _recorded(folder):
            _record(folder, before)
        return AssetState(asset, folder, "ok")

    def pull(self, asset: Asset, progress: Progress | None = None) -> Path:
        """The asset's folder, fetched first when the copy in it is not the pinned one.

        Raises:
            AssetUnreachable: no source gave all files (facts ``asset``, ``tried`` for a reader,
                ``attempts`` as ``Attempt`` records).
            AssetCorrupt: a source answered, but with other bytes, and no other source helped
                (same facts). A copy that was in place stays as it was.
            DataDirectoryError: the root cannot be written (fact ``path``).
            StorageFull: the disk is full (fact ``path``).
        """
        if self._known(asset) or self.verify(asset).ok:
            return self.folder(asset)
        with self._writing(asset):
            if self.verify(asset).ok:  # another process was quicker
                return self.folder(asset)
            self._sweep(asset)
            tried: list[Attempt] = []
            for source in asset.sources:
                try:
                    self._pull_from(source, asset, progress)
                except SourceFailed as failed:
                    tried.append(Attempt(source.name, failed.reason, failed.detail))
                else:
                    return self.folder(asset)
            error = AssetCorrupt if any(a.reason == "wrong_bytes" for a in tried) else AssetUnreachable
            raise error(asset=asset.name, tried="; ".join(map(str, tried)), attempts=tuple(tried))

    def _known(self, asset: Asset) -> bool:
        """Whether the files are those of the last check that was recorded."""
        stamp = _stamp(asset, self.folder(asset))
        return stamp is not None and stamp == _recorded(self.folder(asset))

    def _pull_from(self, source: Source, asset: Asset, progress: Progress | None) -> None:
        def report(done: int) -> None:
            if progress is not None:
                progress(source.name, min(done, asset.size), asset.size)

        fresh = self.root / f".{asset.name}.{uuid.uuid4().hex}"
        fetched, target = fresh / "fetched", fresh / "checked"
        try:
            fetched.mkdir(parents=True)
            report(0)
            source.fetch(asset.files, fetched, report)
            for file in asset.files:
                _accept(file, fetched, target)
            stamp = _stamp(asset, target)
            if stamp is not None:
                _record(target, stamp)
            self._swap(target, self.folder(asset), fresh / "old")
            report(asset.size)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    @staticmethod
    def _swap(new: Path, target: Path, aside: Path) -> None:
        """Put the new folder in place. What stood there was not the asset, so no reader loses anything."""
        if target.exists():
            target.rename(aside)
        new.rename(target)

    def _sweep(self, asset: Asset) -> None:
        """Remove what killed pulls left; the lock is held, so nobody works there."""
        for leftover in self.root.glob(f".{asset.name}.*"):
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)

    @contextmanager
    def _writing(self, asset: Asset) -> Iterator[None]:
        """The lock of this asset; failures of the disk become ours."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with FileLock(self.root / f".{asset.name}.lock"):
                yield
        except OSError as error:
            if error.errno in DISK_FULL:
                raise StorageFull(path=str(self.root)) from error
            raise DataDirectoryError(path=str(self.root), reason=error.strerror or str(error)) from error


def _accept(file: PinnedFile, fetched: Path, checked: Path) -> None:
    """Move one fetched file on when it is the pinned one, on the disk for good."""
    source, target = fetched / file.path, checked / file.path
    if not source.is_file():
        raise SourceFailed("incomplete", file.path)
    size = source.stat().st_size
    if size < file.size:
        raise SourceFailed("incomplete", f"{file.path}: {size} / {file.size}")
    if not file.matches(source):
        raise SourceFailed("wrong_bytes", file.path)
    with source.open("rb") as stream:
        os.fsync(stream.fileno())  # a power cut after the rename must not leave zeros under a fitting stamp
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


_Stamp = dict[str, list[int | str]]


def _stamp(asset: Asset, folder: Path) -> _Stamp | None:
    """What a recorded check says when it is about these very files; None when a file is not there.

    The change time is part of it because a copy with its modification time kept (``cp -p``) is
    another file all the same.
    """
    stamp: _Stamp = {}
    for file in asset.files:
        try:
            stat = (folder / file.path).stat()
        except OSError:
            return None
        if stat.st_size != file.size:
            return None
        stamp[file.path] = [file.sha256, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]
    return stamp


def _recorded(folder: Path) -> object:
    try:
        return json.loads((folder / _STAMP).read_bytes())
    except (OSError, ValueError):
        return None


def _record(folder: Path, stamp: _Stamp) -> None:
    """Keep the stamp; a read-only folder is fine, its files are then hashed each time."""
    fresh = folder / f"{_STAMP}.{uuid.uuid4().hex}"
    with suppress(OSError):
        fresh.write_text(json.dumps(stamp, indent=1) + "\n")
        fresh.replace(folder / _STAMP)
