"""The store against a source that lies, stops half way, is not there, or comes second."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus.assets import ASSETS, Asset, AssetStore, PinnedFile, Source, SourceFailed
from corpus.assets.asset import REASONS, Reason, Report
from corpus.errors import AssetCorrupt, AssetMissing, AssetUnreachable, DataDirectoryError, StorageFull

BYTES = {"weights/model.bin": b"\x00\x01weights" * 5000, "words.json": '{"字": 1}'.encode()}
FILES = tuple(PinnedFile(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in BYTES.items())


@dataclass
class FakeSource:
    """Gives ``given``, or does what ``instead`` does; counts how often it was asked."""

    name: str = "fake"
    given: dict[str, bytes] = field(default_factory=lambda: dict(BYTES))
    instead: Callable[[Path], None] | None = None
    asked: int = 0

    def fetch(self, files: Sequence[PinnedFile], folder: Path, report: Report) -> None:
        self.asked += 1
        if self.instead:
            self.instead(folder)
        for path, data in self.given.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        report(sum(map(len, self.given.values())))


def asset(*sources: Source) -> Asset:
    return Asset("toy", "Toy", "MIT", FILES, sources)


def failing(reason: Reason, name: str) -> FakeSource:
    def fail(folder: Path) -> None:
        raise SourceFailed(reason, "why")

    return FakeSource(name, instead=fail)


def left_in(root: Path) -> list[str]:
    """What a pull left beside the assets, lock files aside."""
    return sorted(entry.name for entry in root.iterdir() if not entry.name.endswith(".lock"))


@pytest.fixture
def store(tmp_path: Path) -> AssetStore:
    return AssetStore(tmp_path / "assets")


def test_a_pull_gives_exactly_the_pinned_files_and_reports_its_progress(store: AssetStore) -> None:
    steps: list[tuple[str, int, int]] = []
    toy = asset(FakeSource())
    folder = store.pull(toy, lambda *step: steps.append(step))
    assert {path: (folder / path).read_bytes() for path in BYTES} == BYTES
    assert store.path(toy) == folder == store.folder(toy)
    assert store.verify(toy).ok
    assert steps[0] == ("fake", 0, toy.size)
    assert steps[-1] == ("fake", toy.size, toy.size)
    assert left_in(store.root) == ["toy"]


def test_a_pulled_asset_is_not_fetched_again(store: AssetStore) -> None:
    source = FakeSource()
    store.pull(asset(source))
    store.pull(asset(source))
    assert source.asked == 1


def test_an_asset_that_was_not_pulled_is_missing(store: AssetStore) -> None:
    with pytest.raises(AssetMissing) as caught:
        store.path(asset())
    assert caught.value.facts["asset"] == "toy"
    assert caught.value.facts["files"] == "weights/model.bin, words.json"
    assert store.verify(asset()).status == "missing"


@pytest.mark.parametrize("position", [0, 4321, len(BYTES["weights/model.bin"]) - 1])
def test_one_changed_byte_is_found_wherever_it_is(store: AssetStore, position: int) -> None:
    toy = asset(FakeSource())
    weights = store.pull(toy) / "weights/model.bin"
    data = bytearray(weights.read_bytes())
    data[position] ^= 1
    weights.write_bytes(data)
    with pytest.raises(AssetCorrupt) as caught:
        store.path(toy)
    assert caught.value.facts["files"] == "weights/model.bin"
    assert store.verify(toy).bad == ("weights/model.bin",)


def test_a_changed_byte_under_an_old_modification_time_is_found(store: AssetStore) -> None:
    toy = asset(FakeSource())
    words = store.pull(toy) / "words.json"
    times = words.stat()
    words.write_bytes(words.read_bytes().replace(b"1", b"2"))
    os.utime(words, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(AssetCorrupt):
        store.path(toy)


def test_a_truncated_file_is_found_and_the_next_pull_mends_it(store: AssetStore) -> None:
    toy = asset(FakeSource())
    weights = store.pull(toy) / "weights/model.bin"
    weights.write_bytes(weights.read_bytes()[:-1])
    with pytest.raises(AssetCorrupt):
        store.path(toy)
    store.pull(toy)
    assert store.path(toy)
    assert left_in(store.root) == ["toy"]


def test_a_copied_folder_is_an_asset_without_any_source(store: AssetStore) -> None:
    for path, data in BYTES.items():
        target = store.root / "toy" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    assert store.path(asset()) == store.pull(asset())


def test_the_recorded_check_spares_the_hashing(store: AssetStore, monkeypatch: pytest.MonkeyPatch) -> None:
    toy = asset(FakeSource())
    store.pull(toy)

    def never(self: PinnedFile, file: Path) -> bool:
        raise AssertionError("hashed again")

    monkeypatch.setattr(PinnedFile, "matches", never)
    store.path(toy)
    store.pull(toy)


@pytest.mark.parametrize("stamp", [b"", b"[]", b"\xff", b'{"words.json": 1}'])
def test_a_broken_record_costs_a_hash_and_nothing_else(store: AssetStore, stamp: bytes) -> None:
    toy = asset(FakeSource())
    record = store.pull(toy) / ".verified.json"
    record.write_bytes(stamp)
    assert store.path(toy)
    assert record.read_bytes() != stamp


def test_sources_are_tried_in_order_until_one_helps(store: AssetStore) -> None:
    first, second, third = failing("no_connection", "first"), FakeSource("second"), FakeSource("third")
    store.pull(asset(first, second, third))
    assert (first.asked, second.asked, third.asked) == (1, 1, 0)


def test_wrong_bytes_from_one_source_are_passed_over_for_another(store: AssetStore) -> None:
    liar = FakeSource("liar", given={**BYTES, "words.json": b'{"\xe5\xad\x97": 2}'})
    honest = FakeSource("honest")
    store.pull(asset(liar, honest))
    assert (liar.asked, honest.asked) == (1, 1)
    assert store.verify(asset()).ok


def test_wrong_bytes_and_nothing_else_is_corrupt(store: AssetStore) -> None:
    liar = FakeSource("liar", given={**BYTES, "words.json": b'{"\xe5\xad\x97": 2}'})
    with pytest.raises(AssetCorrupt) as caught:
        store.pull(asset(failing("no_tool", "gone"), liar))
    assert caught.value.facts["tried"] == f"gone: {REASONS['no_tool']}; liar: {REASONS['wrong_bytes']}"
    assert left_in(store.root) == []


def test_no_source_at_all_names_each_with_its_reason(store: AssetStore) -> None:
    with pytest.raises(AssetUnreachable) as caught:
        store.pull(asset(failing("no_connection", "hub"), failing("no_tool", "npm")))
    assert caught.value.facts["tried"] == f"hub: {REASONS['no_connection']}; npm: {REASONS['no_tool']}"
    assert left_in(store.root) == []


@pytest.mark.parametrize(
    "given",
    [{"words.json": BYTES["words.json"]}, {**BYTES, "weights/model.bin": BYTES["weights/model.bin"][:100]}],
)
def test_a_half_finished_download_is_unreachable_and_leaves_nothing(
    store: AssetStore, given: dict[str, bytes]
) -> None:
    with pytest.raises(AssetUnreachable) as caught:
        store.pull(asset(FakeSource("cut", given=given)))
    assert caught.value.facts["tried"] == f"cut: {REASONS['incomplete']}"
    assert left_in(store.root) == []


def test_a_failed_pull_leaves_the_copy_in_place_as_it_was(store: AssetStore) -> None:
    toy = asset(FakeSource())
    words = store.pull(toy) / "words.json"
    words.write_bytes(b"{}")
    with pytest.raises(AssetUnreachable):
        store.pull(asset(failing("no_connection", "hub")))
    assert words.read_bytes() == b"{}"
    assert (store.folder(toy) / "weights/model.bin").read_bytes() == BYTES["weights/model.bin"]


def test_an_interrupted_pull_leaves_nothing(store: AssetStore) -> None:
    def interrupt(folder: Path) -> None:
        (folder / "words.json").write_bytes(b"{")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.pull(asset(FakeSource(instead=interrupt)))
    assert left_in(store.root) == []
    store.pull(asset(FakeSource()))


KILLED = """
import sys, time
from pathlib import Path
from corpus.assets import Asset, AssetStore, PinnedFile

class Slow:
    name = "slow"
    def fetch(self, files, folder, report):
        (folder / "words.json").write_bytes(b"{")
        print("half", flush=True)
        time.sleep(60)

AssetStore(Path(sys.argv[1])).pull(Asset("toy", "Toy", "MIT", (PinnedFile("words.json", 10, "0" * 64),), (Slow(),)))
"""


def test_a_killed_pull_breaks_nothing_and_is_swept_by_the_next(store: AssetStore) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(store.root)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        process.kill()
    assert len(left_in(store.root)) == 1
    with pytest.raises(AssetMissing):
        store.path(asset())
    store.pull(asset(FakeSource()))
    assert left_in(store.root) == ["toy"]


PULLER = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_store_puller import toy
from corpus.assets import AssetStore

store = AssetStore(Path(sys.argv[1]))
store.pull(toy(Path(sys.argv[1])))
assert store.verify(toy(Path(sys.argv[1]))).ok
"""

PULLER_MODULE = """
import hashlib, time
from corpus.assets import Asset, PinnedFile

DATA = bytes(range(256)) * 4000

class Counting:
    name = "counting"
    def __init__(self, root):
        self.root = root
    def fetch(self, files, folder, report):
        with (self.root / "fetched.log").open("a") as log:
            log.write("fetched\\n")
        with (folder / "data.bin").open("wb") as out:
            for at in range(0, len(DATA), 4000):
                out.write(DATA[at:at + 4000])
                time.sleep(0.001)

def toy(root):
    return Asset("toy", "Toy", "MIT", (PinnedFile("data.bin", len(DATA), hashlib.sha256(DATA).hexdigest()),), (Counting(root),))
"""


def test_pullers_in_several_processes_fetch_once_and_all_end_well(store: AssetStore, tmp_path: Path) -> None:
    (tmp_path / "test_store_puller.py").write_text(PULLER_MODULE)
    command = [sys.executable, "-c", PULLER, str(store.root), str(tmp_path)]
    pullers = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(puller.wait(60), puller.communicate()[1]) for puller in pullers] == [(0, b"")] * 3
    assert (store.root / "fetched.log").read_text() == "fetched\n"


def test_a_reader_beside_a_puller_sees_the_whole_asset_or_none(store: AssetStore) -> None:
    def slowly(folder: Path) -> None:
        time.sleep(0.05)

    toy = asset(FakeSource(instead=slowly))
    seen: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(store.verify(toy).status)

    reader = threading.Thread(target=read)
    reader.start()
    store.pull(toy)
    time.sleep(0.05)
    done.set()
    reader.join()
    assert seen == {"missing", "ok"}


def test_a_full_disk_is_said_and_nothing_is_left(store: AssetStore) -> None:
    def full(folder: Path) -> None:
        (folder / "words.json").write_bytes(b"{")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(StorageFull) as caught:
        store.pull(asset(FakeSource(instead=full)))
    assert caught.value.facts["path"] == str(store.root)
    assert left_in(store.root) == []


def test_a_root_that_cannot_be_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataDirectoryError) as caught:
        AssetStore(tmp_path / "file" / "assets").pull(asset(FakeSource()))
    assert str(tmp_path) in str(caught.value.facts["path"])


def test_what_is_pinned_is_whole() -> None:
    for pinned in ASSETS:
        assert pinned.licence
        assert pinned.sources
        assert len({file.path for file in pinned.files}) == len(pinned.files)
        for file in pinned.files:
            assert len(bytes.fromhex(file.sha256)) == 32
            assert file.size > 0
            assert not Path(file.path).is_absolute()
            assert ".." not in Path(file.path).parts
