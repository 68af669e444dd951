"""Zips as they come from Windows, macOS and from people who mean harm."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from corpus import bundles
from corpus.bundles import is_archive, junk, unpack
from corpus.errors import UnreadableDocument

FIXTURES = Path(__file__).parent / "reading" / "fixtures"
TEXT = "出纳岗位职责\n1、核对现金；\n".encode()


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


def with_raw_name(raw: bytes, data: bytes = TEXT) -> bytes:
    """A zip whose name is stored as bytes of a code page and not flagged, as Windows Explorer writes it."""
    made = zipped(("x" * len(raw), data), method=zipfile.ZIP_STORED)
    return made.replace(b"x" * len(raw), raw)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_the_code_page_of_windows(encoding: str) -> None:
    archive = with_raw_name("财务部/出纳岗位职责.txt".encode(encoding))
    members, skipped = unpack(archive, "a.zip")
    assert [(one.name, one.data) for one in members] == [("财务部/出纳岗位职责.txt", TEXT)]
    assert skipped == []


def test_junk_is_skipped_with_its_reason() -> None:
    archive = zipped(
        ("出纳.txt", TEXT), ("__MACOSX/._出纳.txt", b"x"), (".DS_Store", b"x"), ("a/Thumbs.db", b"x"),
        ("~$说明书.docx", b"x"), (".git/config", b"x"), ("旧.zip", zipped(("b.txt", TEXT))), ("空.txt", b""),
    )  # fmt: skip
    members, skipped = unpack(archive, "a.zip")
    assert [one.name for one in members] == ["出纳.txt"]
    assert {one.name: one.reason for one in skipped} == {
        "__MACOSX/._出纳.txt": "system_file",
        ".DS_Store": "system_file",
        "a/Thumbs.db": "system_file",
        "~$说明书.docx": "lock_file",
        ".git/config": "system_file",
        "旧.zip": "nested_archive",
        "空.txt": "empty_file",
    }
    assert junk("部门/出纳.txt", size=3) is None


def test_a_path_never_leads_out() -> None:
    members, _ = unpack(zipped(("../../etc/passwd.txt", TEXT), ("C:\\岗位\\a.txt", TEXT)), "a.zip")
    assert [one.name for one in members] == ["etc/passwd.txt", "C:/岗位/a.txt"]


def test_office_documents_are_no_archives() -> None:
    for name in ("store.docx", "jobs.xlsx"):
        document = (FIXTURES / name).read_bytes()
        assert not is_archive(document)
        # Stored inside an archive its own names lie open in the bytes; it is an archive all the same.
        assert is_archive(zipped((name, document), method=zipfile.ZIP_STORED))
    assert not is_archive(TEXT)
    assert not is_archive(b"PK\x03\x04 whatever")


@pytest.mark.parametrize("kind", ["strong", "many", "large", "lying"])
def test_bombs_are_refused_before_they_unpack(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind == "strong":
        archive = zipped(("a.txt", bytes(15_000_000)))
    elif kind == "many":
        monkeypatch.setattr(bundles, "MAX_ENTRIES", 50)
        archive = zipped(*((f"{n}.txt", TEXT) for n in range(51)))
    elif kind == "large":
        monkeypatch.setattr(bundles, "MAX_TOTAL", 10 * len(TEXT))
        archive = zipped(*((f"{n}.txt", TEXT) for n in range(11)))
    else:  # declares fewer bytes than it holds
        archive = zipped(("a.txt", bytes(1_000_000)))
        real, small = struct.pack("<I", 1_000_000), struct.pack("<I", 100)
        archive = archive.replace(real, small)
    with pytest.raises(UnreadableDocument) as refused:
        unpack(archive, "a.zip")
    assert refused.value.code == "archive_unreadable"
    assert refused.value.facts["reason"] == ("damaged" if kind == "lying" else "bomb")


def test_damaged_and_locked_archives() -> None:
    whole = zipped(("a.txt", TEXT * 50))
    middle = len(whole) // 3
    broken = whole[:middle] + b"\xff\xff\xff" + whole[middle + 3 :]
    locked = bytearray(whole)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[whole.index(signature) + flags] |= 1
    for data, reason in ((broken, "damaged"), (bytes(locked), "encrypted")):
        with pytest.raises(UnreadableDocument) as refused:
            unpack(data, "a.zip")
        assert refused.value.facts == {"name": "a.zip", "reason": reason}
