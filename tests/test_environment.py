"""The set-up script and the lock, as far as they can be tested without setting anything up."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKED = [
    line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")
]


@pytest.fixture
def environment(tmp_path: Path) -> ModuleType:
    """The script as a module, set to a folder of its own."""
    spec = importlib.util.spec_from_file_location("environment", ROOT / ".ci" / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.ROOT = tmp_path
    module.VENV = tmp_path / ".venv"
    module.PYTHON = tmp_path / ".venv" / "bin" / "python"
    module.CONSTRAINTS = tmp_path / "constraints.txt"
    module.CONSTRAINTS.write_text("a==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\ndependencies = []\n")
    module.PYTHON.parent.mkdir(parents=True)
    module.PYTHON.touch()
    return module


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_requirement_is_locked_at_a_version_that_fits() -> None:
    locked = {normal(name): version for name, _, version in (line.partition("==") for line in LOCKED)}
    lines = [
        *PROJECT["dependencies"],
        *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
    ]
    for requirement in map(Requirement, lines):
        assert normal(requirement.name) in locked, f"{requirement}: run `make lock`"
        assert requirement.specifier.contains(locked[normal(requirement.name)]), (
            f"{requirement}: run `make lock`"
        )


def test_the_lock_is_plain_versions() -> None:
    for line in LOCKED:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line), line
    assert not [line for line in LOCKED if line.startswith(("nvidia-", "triton", "zhize", "pip=="))]


def test_a_stamp_holds_until_what_it_was_made_from_changes(environment: ModuleType) -> None:
    assert not environment.stamped("run")
    environment.stamp("run")
    assert environment.stamped("run")
    assert not environment.stamped("test")
    environment.CONSTRAINTS.write_text("a==2\n")
    assert not environment.stamped("run")
    environment.stamp("run")
    environment.PYTHON.unlink()
    assert not environment.stamped("run")


def test_what_cuda_brings_is_recognised(environment: ModuleType) -> None:
    assert all(
        map(environment.CUDA.match, ["nvidia-cublas-cu12", "nvidia-nccl-cu12", "triton", "cuda-bindings"])
    )
    assert not any(map(environment.CUDA.match, ["torch", "numpy", "sympy", "tritonclient"]))


def test_a_missing_extra_is_said_and_a_failure_in_ci(
    environment: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.IN_CI = False
    environment.left_out("torch 会带来 CUDA", "torch would bring CUDA")
    assert "models" in capsys.readouterr().err
    environment.IN_CI = True
    with pytest.raises(SystemExit, match="CI"):
        environment.left_out("torch 会带来 CUDA", "torch would bring CUDA")


@pytest.mark.parametrize(("in_ci", "asked"), [(True, ["firefox-esr"]), (False, [])])
def test_firefox_is_installed_in_ci_and_its_failure_is_one(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, in_ci: bool, asked: list[str]
) -> None:
    wanted: list[str] = []

    def fails(*what: str) -> bool:
        wanted.extend(name for name in what[4:] if what[0] == "install")
        return what[0] == "update"

    there = {"chromium", "apt-get"}
    monkeypatch.setattr(
        environment.shutil, "which", lambda name: f"/usr/bin/{name}" if name in there else None
    )
    monkeypatch.setattr(environment.os, "geteuid", lambda: 0)
    monkeypatch.setattr(environment, "has_chinese_font", lambda: True)
    monkeypatch.setattr(environment, "apt_get", fails)
    environment.IN_CI = in_ci
    if in_ci:
        with pytest.raises(SystemExit, match="firefox-esr"):
            environment.browser()
    else:
        environment.browser()
    assert wanted == asked


def test_a_failing_step_ends_in_its_sentence(environment: ModuleType) -> None:
    with pytest.raises(SystemExit, match="请检查网络"):
        environment.call("请检查网络", [sys.executable, "-c", "raise SystemExit(3)"])


OLD_PYTHON = """
import runpy, sys
sys.version_info = (3, 9, 2, "final", 0)
runpy.run_path(sys.argv[1], run_name="__main__")
"""


def test_an_old_python_is_told_so_in_a_sentence() -> None:
    script = ROOT / ".ci" / "environment.py"
    ast.parse(script.read_text("utf-8"), feature_version=(3, 7))  # it gets as far as the sentence
    done = subprocess.run(
        [sys.executable, "-c", OLD_PYTHON, str(script)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "需要 Python 3.11" in done.stderr
    assert "3.9" in done.stderr
    assert "Traceback" not in done.stderr


HOLD = """
import importlib.util, pathlib, sys, time
spec = importlib.util.spec_from_file_location("environment", sys.argv[1])
environment = importlib.util.module_from_spec(spec)
spec.loader.exec_module(environment)
environment.ROOT = pathlib.Path(sys.argv[2])
with environment.exclusively():
    print("in", flush=True)
    time.sleep(0.5)
"""


def test_two_calls_wait_for_each_other(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(ROOT / ".ci" / "environment.py"), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "in\n"
        start = time.monotonic()
        second = subprocess.run(command, capture_output=True, text=True, check=True)
        assert time.monotonic() - start > 0.7
    assert "等另一个命令" in second.stderr


def test_no_set_up_file_names_a_host() -> None:
    for file in (ROOT / "Makefile", ROOT / "constraints.txt", *(ROOT / ".ci").iterdir()):
        if file.is_file():
            assert "://" not in file.read_text("utf-8"), file
