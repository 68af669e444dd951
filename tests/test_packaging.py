"""What a wheel of this tree holds: every own module and data file, no test, no heavy requirement."""

from __future__ import annotations

import email
import importlib.metadata
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OWN = ("corpus", "index", "assistant", "api")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Built from a copy: setuptools would leave a ``build`` folder here, and reuse what is stale in it."""
    tree = tmp_path_factory.mktemp("tree")
    for name in (*OWN, "tests"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree / name)
    pip = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-cache-dir",
    ]
    done = subprocess.run([*pip, "-w", str(tree), str(tree)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = tree.glob("*.whl")
    return zipfile.ZipFile(built)


def test_the_wheel_holds_every_own_file_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    """Seed, pages, schemas, dictionaries and migrations are package data: a forgotten one shows here."""
    own = {
        file.relative_to(ROOT).as_posix()
        for name in OWN
        for file in (ROOT / name).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed - own == set(), "more than the four packages"
    assert own - packed == set(), "not listed in pyproject.toml: packages or package-data"


def test_the_seed_is_packed_byte_for_byte(wheel: zipfile.ZipFile) -> None:
    assert wheel.read("corpus/data/seed.txt") == (ROOT / "corpus/data/seed.txt").read_bytes()


def test_a_bare_install_asks_for_no_torch(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    wanted = email.message_from_bytes(wheel.read(name)).get_all("Requires-Dist") or []
    bare = [line for line in wanted if "extra ==" not in line]
    assert bare
    assert not [
        line for line in bare if line.startswith(("torch", "sentence-transformers", "transformers", "pytest"))
    ]
    assert any(line.startswith("torch==2.13.0;") for line in wanted)


def test_the_four_names_shadow_nothing() -> None:
    assert not set(OWN) & sys.stdlib_module_names
    others = {
        name
        for name, owners in importlib.metadata.packages_distributions().items()
        if name in OWN and set(owners) != {"zhize"}
    }
    assert not others


@pytest.mark.skipif(
    sys.prefix == sys.base_prefix, reason="not in an environment of `make run` or `make test`"
)
def test_the_environment_has_the_command() -> None:
    command = Path(sys.executable).parent / "zhize"
    assert os.access(command, os.X_OK)
    shown = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    assert "ask" in shown
