"""Which files a command line means, and what each is called."""

from __future__ import annotations

import pytest

from api.cli import gathering
from api.cli.gathering import gather, groups


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("a.txt", "销售/出纳.txt", "财务/出纳.txt", "财务/.hidden/b.txt", "~$a.docx", "Thumbs.db"):
        path = tmp_path / "岗位" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "岗位" / "空.txt").touch()
    (tmp_path / "岗位" / "环").symlink_to(tmp_path / "岗位")
    (tmp_path / "岗位" / "外.txt").symlink_to("/etc/hostname")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "岗位"


def names(*arguments):
    return [one.name for one in gather(arguments).files]


def test_a_folder_with_its_paths_and_its_junk(folder):
    found = gather(["岗位"])
    assert [one.name for one in found.files] == ["a.txt", "财务/出纳.txt", "销售/出纳.txt"]
    assert {one.name: one.reason for one in found.skipped} == {
        "Thumbs.db": "system_file",
        "~$a.docx": "lock_file",
        "空.txt": "empty_file",
        "外.txt": "link",
        "财务/.hidden/b.txt": "hidden",
    }
    assert all(one.message_zh for one in found.skipped)
    assert names(str(folder)) == names("岗位/"), "the same names from anywhere"


def test_patterns_that_the_shell_left_alone(folder):
    assert names("岗位/**/出纳.txt") == ["财务/出纳.txt", "销售/出纳.txt"]
    assert names("岗位/a.*", "没有*.txt") == ["a.txt", "没有*.txt"]


def test_equal_names_from_different_folders_are_told_apart(folder):
    assert names("岗位/销售/出纳.txt", "岗位/财务/出纳.txt", "岗位/a.txt") == [
        "销售/出纳.txt",
        "财务/出纳.txt",
        "a.txt",
    ]
    assert names("岗位/a.txt", "岗位/a.txt", str(folder / "a.txt")) == ["a.txt"]


def test_groups_stay_below_one_upload(folder, monkeypatch):
    monkeypatch.setattr(gathering, "GROUP_BYTES", 30)
    problems = []
    found = list(groups(gather(["岗位", "没有.txt"]).files, problems))
    assert [[name for name, _ in group] for group in found] == [["a.txt", "财务/出纳.txt"], ["销售/出纳.txt"]]
    assert [one.code for one in problems] == ["file_not_found"]
