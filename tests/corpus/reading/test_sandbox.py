"""Hostile files end with a clear word in seconds, and the service reads on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from corpus.errors import UnreadableDocument
from corpus.reading import Reading, read, sandbox
from corpus.reading.formats import Format, Found
from corpus.reading.sandbox import POOL, Pool
from tests.corpus.reading import hostile

GOOD = (Path(__file__).parent / "fixtures" / "store.docx").read_bytes()
DOCX = Found(Format.DOCX, "application/x")
SECONDS = sandbox.WALL_SECONDS + 4


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool()
    yield made
    made.close()


def timed(data: bytes, name: str) -> tuple[Reading | UnreadableDocument, float]:
    start = time.perf_counter()
    try:
        return read(data, name), time.perf_counter() - start
    except UnreadableDocument as exc:
        return exc, time.perf_counter() - start


@pytest.mark.parametrize(
    ("name", "make", "reasons"),
    [
        ("a.docx", hostile.text_bomb, {"bomb"}),
        ("a.docx", hostile.lying_bomb, {"damaged"}),
        ("a.docx", hostile.many_empty_paragraphs, {"bomb"}),
        ("a.docx", hostile.many_entries, {"bomb"}),
        ("a.docx", hostile.outer_entity, {"doctype"}),
        ("a.docx", hostile.entity_bomb, {"doctype", "damaged"}),
        ("a.docx", hostile.deep_xml, {"damaged", "bomb"}),
        ("a.html", lambda: b"<div>" * 4_000_000, {"nesting"}),
        pytest.param("a.docx", hostile.many_paragraphs, {"time", "memory", "bomb"}, marks=pytest.mark.slow),
        pytest.param("a.pdf", hostile.form_cycle, {"crash", "time", "memory"}, marks=pytest.mark.slow),
        pytest.param("a.pdf", hostile.content_bomb, {"time", "memory", "crash"}, marks=pytest.mark.slow),
        pytest.param("a.html", lambda: b"<b>a</b>" * 2_400_000, {"time", "memory"}, marks=pytest.mark.slow),
    ],
)
def test_hostile_files_end_in_a_word(name: str, make: Callable[[], bytes], reasons: set[str]) -> None:
    outcome, seconds = timed(make(), name)
    assert isinstance(outcome, UnreadableDocument)
    assert outcome.code == "document_unreadable"
    assert outcome.facts["reason"] in reasons
    assert outcome.facts["name"] == name
    assert seconds < SECONDS
    assert read(GOOD, "x.docx").text.startswith("仓库管理员岗位说明书\n")


def test_endless_pages_are_cut_and_said() -> None:
    reading = read(hostile.endless_pages(), "a.pdf")
    assert reading.text.count("a") == 1000
    assert reading.notes == ("只读了前 1000 页，共 600000 页。",)


def test_an_empty_page_cycle() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(hostile.page_cycle(), "a.pdf")
    assert caught.value.code == "document_empty"


def test_a_sheet_with_too_many_rows_is_cut_and_said() -> None:
    reading = read(hostile.wide_sheet(60_000), "a.xlsx")
    assert reading.text.startswith("1\n2\n3\n")
    assert reading.notes == ("工作表“a”只读了前 20000 行。",)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"a" * 50_000_000),
        ("a.txt", b"a" * 19_000_000),
        ("a.csv", b'"' + b"a" * 19_000_000),
        ("a.html", b"a" * 50_000_000),
        ("a.md", "职".encode("gbk") * 9_000_000),
    ],
)
def test_one_endless_line(name: str, data: bytes) -> None:
    outcome, seconds = timed(data, name)
    assert isinstance(outcome, UnreadableDocument)
    assert outcome.code == "document_too_large"
    assert seconds < SECONDS


def test_large_noise_is_told_in_time() -> None:
    noise = (os.urandom(9_000_000), b"\xff\xfe" + b"\0\xd8" * 4_000_000, b"\xff" * 9_000_000)
    for data in noise:
        outcome, seconds = timed(data, "a.txt")
        assert isinstance(outcome, UnreadableDocument)
        assert outcome.code in ("document_binary", "document_encoding")
        assert seconds < 5


def test_a_large_lawful_text_goes_through_the_child() -> None:
    text = "1、负责仓库货物的收发。\r\n" * 60_000
    assert read(text.encode("gb18030"), "a.txt").text == text


def test_a_child_is_reused_and_quick(pool: Pool) -> None:
    start = time.perf_counter()
    pool.read(DOCX, GOOD, "a.docx")
    first = time.perf_counter() - start
    children = _children()
    start = time.perf_counter()
    for _ in range(20):
        pool.read(DOCX, GOOD, "a.docx")
    each = (time.perf_counter() - start) / 20
    assert _children() == children
    assert first < 2.5  # 0.11 s on an idle machine
    assert each < 0.25  # 0.005 s


def test_no_process_is_left(pool: Pool) -> None:
    before = _children()
    for make in (hostile.outer_entity, hostile.form_cycle):
        with pytest.raises(UnreadableDocument):
            data = make()
            pool.read(Found(Format.PDF if data.startswith(b"%PDF") else Format.DOCX, "x/y"), data, "a")
    pool.read(DOCX, GOOD, "a.docx")
    pool.close()
    assert _children() == before  # neither running nor a zombie


def test_idle_children_end(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "IDLE_SECONDS", 0.2)
    before = _children()
    pool.read(DOCX, GOOD, "a.docx")
    deadline = time.monotonic() + 5
    while _children() != before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _children() == before
    assert pool.read(DOCX, GOOD, "a.docx").title == "仓库管理员岗位说明书"


def test_a_child_that_was_killed_while_idle_is_replaced(pool: Pool) -> None:
    before = _children()
    pool.read(DOCX, GOOD, "a.docx")
    (pid,) = _children() - before
    psutil.Process(pid).kill()
    assert pool.read(DOCX, GOOD, "a.docx").title == "仓库管理员岗位说明书"


def test_wall_time_is_kept_even_by_a_child_that_does_nothing(pool: Pool) -> None:
    before = _children()
    pool.read(DOCX, GOOD, "a.docx")
    (pid,) = _children() - before
    psutil.Process(pid).suspend()
    start = time.perf_counter()
    with pytest.raises(UnreadableDocument) as caught:
        pool.read(DOCX, GOOD, "a.docx", seconds=0.5)
    assert caught.value.facts["reason"] == "time"
    assert time.perf_counter() - start < 2
    assert _children() == before


def test_many_threads_at_once(pool: Pool) -> None:
    results: list[str] = []
    threads = [
        threading.Thread(target=lambda: results.append(pool.read(DOCX, GOOD, "a.docx").text))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 6
    assert len(set(results)) == 1


def test_the_child_knows_no_secret_and_prints_nothing() -> None:
    POOL.close()
    code = (
        "from corpus.reading import read; from pathlib import Path; import psutil, sys;"
        "read(Path(sys.argv[1]).read_bytes(), 'a.docx');"
        "(child,) = psutil.Process().children(); assert 'SECRET' not in child.environ(), child.environ()"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(Path(__file__).parent / "fixtures" / "store.docx")],
        env={**os.environ, "SECRET": "x", "PYTHONPATH": str(Path(sandbox.__file__).parents[2])},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def _children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}
