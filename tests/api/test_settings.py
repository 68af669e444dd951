"""Settings: read from the environment, refused when wrong, documented where people look."""

from __future__ import annotations

from pathlib import Path

import pytest

from api import settings
from corpus.errors import InvalidRequest

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.fixture(autouse=True)
def clean(monkeypatch, tmp_path):
    for name in settings.variable_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


def test_defaults(tmp_path, monkeypatch):
    found = settings.load()
    assert (found.host, found.port) == ("127.0.0.1", 8000)
    assert found.data_dir == tmp_path / ".local/share/zhize"
    assert found.assets_dir == tmp_path / ".cache/zhize/assets"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert settings.load().data_dir == tmp_path / "xdg/zhize"


def test_environment_then_command_line(monkeypatch):
    monkeypatch.setenv("ZHIZE_PORT", "9001")
    assert settings.load().port == 9001
    assert settings.load(port=9002).port == 9002
    assert settings.load(port=None).port == 9001


def test_paths_are_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZHIZE_DATA_DIR", "~/mine")
    assert settings.load().data_dir == tmp_path / "mine"
    assert settings.load(data_dir=Path("here")).data_dir == tmp_path / "here"


@pytest.mark.parametrize(
    ("name", "value"), [("ZHIZE_PORT", "abc"), ("ZHIZE_PORT", "70000"), ("ZHIZE_LOG_LEVEL", "loud")]
)
def test_a_wrong_value_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(InvalidRequest) as caught:
        settings.load()
    assert caught.value.code == "setting_invalid"
    assert caught.value.facts == {"name": name, "value": value}


def test_typing_slips_are_found(monkeypatch):
    monkeypatch.setenv("ZHIZE_DATADIR", "/x")
    assert settings.unknown_variables() == ["ZHIZE_DATADIR"]


def test_the_table_names_every_setting_with_its_default():
    table = settings.table()
    for name in settings.variable_names():
        assert f"`{name}`" in table
    assert "`8000`" in table and "`~/.cache/zhize/assets`" in table


def test_readme_carries_every_setting():
    text = README.read_text(encoding="utf-8")
    missing = [row for row in settings.table().splitlines() if row not in text]
    assert not missing, f"README.md lacks rows of `python -m api.settings`: {missing}"
