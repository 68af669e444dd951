"""One owner per data directory, readers beside each other, no stale locks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.catalogue import DataDirectory
from corpus.errors import DataDirectoryError, DataDirectoryInUse

ROOT = Path(__file__).resolve().parents[3]
OWNER = """
import sys, time
from corpus.catalogue import DataDirectory
DataDirectory(sys.argv[1]).own(sys.argv[2] or None)
print("owned", flush=True)
time.sleep(60)
"""


def _owner(path: Path, url: str) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(path), url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "owned\n"
    return child


def _end(child: subprocess.Popen[str]) -> None:
    child.send_signal(signal.SIGKILL)
    child.communicate()


@pytest.mark.parametrize("mode", ["own", "share"])
def test_a_second_process_is_told_who_owns_within_two_seconds(tmp_path: Path, mode: str) -> None:
    child = _owner(tmp_path, "http://127.0.0.1:8000")
    try:
        begun = time.monotonic()
        with pytest.raises(DataDirectoryInUse) as caught:
            getattr(DataDirectory(tmp_path), mode)()
        assert time.monotonic() - begun < 2
        assert caught.value.facts["url"] == "http://127.0.0.1:8000"
        assert caught.value.facts["pid"] == child.pid
    finally:
        _end(child)
    # The kernel ends the lock with the process, however it ended.
    with DataDirectory(tmp_path).own():
        pass


def test_readers_share_and_shut_an_owner_out(tmp_path: Path) -> None:
    with DataDirectory(tmp_path).share(), DataDirectory(tmp_path).share():
        with pytest.raises(DataDirectoryInUse) as caught:
            DataDirectory(tmp_path).own()
        assert caught.value.facts["url"] is None


def test_an_owner_tells_its_address_and_takes_it_back(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path).own()
    directory.announce("http://127.0.0.1:9")
    assert "127.0.0.1:9" in directory.owner.read_text(encoding="utf-8")
    directory.release()
    assert not directory.owner.exists()


def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataDirectoryError) as caught:
        DataDirectory(tmp_path / "file" / "data")
    assert str(tmp_path) in str(caught.value.facts["path"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_directory_without_rights_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DataDirectoryError):
        DataDirectory(tmp_path)
    tmp_path.chmod(0o700)
