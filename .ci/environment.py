#!/usr/bin/env python3
"""Set the working copy up: ``.venv`` with the locked versions, and a browser for the browser tests.

    python3 .ci/environment.py run       what `make run` needs
    python3 .ci/environment.py test      the same, and what the tests need
    python3 .ci/environment.py browser   a chromium, where one can be installed; in CI firefox-esr too
    python3 .ci/environment.py lock      resolve anew and write constraints.txt

Only the standard library, so that it runs before anything is installed. A second call is instant: a
stamp in ``.venv`` says what was installed from which pyproject.toml and constraints.txt. Calls wait for
each other (`make run` and `make test` may start together on a fresh clone), and what the tests add never
touches a package that is already there, so a running service is left in peace.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

if sys.version_info < (3, 11):  # said before anything below can fail to parse or import
    sys.exit(
        "需要 Python 3.11 或更新版本，现在是 {}.{}（用 make PYTHON=/路径/python3.11 指定）。 "
        "Python 3.11 or newer is needed; make PYTHON=... names one.".format(*sys.version_info)
    )

import fcntl
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CONSTRAINTS = ROOT / "constraints.txt"
CUDA = re.compile(r"^(nvidia-|cuda-|triton$)")  # what a CUDA build of torch brings along
IN_CI = os.environ.get("CI", "").lower() == "true"


def main(what: str) -> None:
    """Do one of the four things; everything that goes wrong ends in one sentence."""
    if what == "browser":
        browser()
        return
    if what == "lock":
        lock()
        return
    with exclusively():
        runtime()
        if what == "test":
            tests()


def runtime() -> None:
    """The environment of the service: no torch, bytecode compiled (an uncompiled jieba warns)."""
    if stamped("run"):
        return
    start = time.monotonic()
    say("建立 .venv", "creating .venv")
    create_venv(VENV)
    say("安装依赖（锁定版本）", "installing the locked packages")
    uv_install(PYTHON, "-e", str(ROOT))
    stamp("run")
    say(f"环境就绪，用时 {time.monotonic() - start:.0f} 秒", "environment ready")


def tests() -> None:
    """Test tools and the extra ``models``: added as plain requirements, zhize itself is not reinstalled."""
    if stamped("test"):
        return
    start = time.monotonic()
    say("安装测试工具", "installing the test tools")
    uv_install(PYTHON, *requirements("test"))
    models = install_torch(PYTHON)
    if models:
        uv_install(PYTHON, *requirements("models"))
        stamp("test")
    say(f"测试环境就绪，用时 {time.monotonic() - start:.0f} 秒", "test environment ready")


def install_torch(python: Path, constraints: Path = CONSTRAINTS) -> bool:
    """The pinned torch through pip, unless CUDA would come with it. Whether torch is there now.

    pip, because it sees wheels that uv does not (find-links of the machine, where a CPU build lies).
    """
    wanted = next(line for line in requirements("models") if line.startswith("torch"))
    pip = [str(python), "-m", "pip", "install", "-qq", "-c", str(constraints), wanted]
    plan = subprocess.run(
        [*pip, "--dry-run", "--report", "-"], stdout=subprocess.PIPE, text=True, check=False
    )
    if plan.returncode != 0:
        left_out(f"{wanted} 装不上", f"{wanted} cannot be installed")
        return False
    names = {item["metadata"]["name"].lower() for item in json.loads(plan.stdout)["install"]}
    cuda = sorted(name for name in names if CUDA.match(name))
    if cuda:
        left_out(f"{wanted} 在这台机器上会带来 CUDA（{cuda[0]} 等）", f"{wanted} would bring CUDA here")
        return False
    if names:
        say("安装 torch（CPU）", "installing torch for the CPU")
        call("torch 安装失败 / torch could not be installed", [*pip, "--no-compile"])
    return True


def left_out(reason_zh: str, reason_en: str) -> None:
    """Go on without the extra ``models``, whose tests then skip; in CI that is a failure."""
    if IN_CI:
        sys.exit(f"{reason_zh}：CI 不允许跳过 models。 {reason_en}: CI does not do without the extra models.")
    say(
        f"{reason_zh}：不装可选组件 models，相关测试会跳过",
        f"{reason_en}: the extra models is left out, its tests skip",
    )


def browser() -> None:
    """A chromium and a CJK font from Debian's packages; without them the browser tests skip, but not in CI.

    In CI firefox-esr too: one slow test needs it, and 240 MB are much to put on a developer's machine for that.
    """
    browsers = ("chromium", "chromium-browser", "google-chrome")
    wanted = [] if any(map(shutil.which, browsers)) else ["chromium"]
    if IN_CI and shutil.which("firefox-esr") is None:
        wanted.append("firefox-esr")
    if not has_chinese_font():
        wanted.append("fonts-noto-cjk")  # or every screenshot shows boxes
    if not wanted:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"安装 {' '.join(wanted)}（浏览器测试用）", "installing it for the browser tests")
        install = ["install", "-y", "-qq", "--no-install-recommends", *wanted]
        if apt_get("update", "-qq") and apt_get(*install):
            return
        reason = f"apt-get 没能装上 {' '.join(wanted)} / apt-get failed"
    else:
        reason = (
            f"缺少 {' '.join(wanted)}，且不能以 root 身份用 apt-get 安装 / missing, and no root with apt-get"
        )
    if IN_CI:
        sys.exit(reason)
    if "chromium" in wanted:
        say(f"{reason}：浏览器测试会跳过", "the browser tests skip")


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Chinese (macOS has its own way, and the fonts)."""
    if sys.platform == "darwin":
        return True
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], stdout=subprocess.PIPE, check=False).stdout.strip())


def apt_get(*what: str) -> bool:
    """Whether it went well; waits for another apt-get, asks nothing, prints only complaints."""
    command = ["apt-get", "-o", "DPkg::Lock::Timeout=300", *what]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    out = subprocess.DEVNULL
    return subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=out, check=False).returncode == 0


def lock() -> None:
    """Resolve everything anew in a throw-away environment and write down what came out."""
    with tempfile.TemporaryDirectory(prefix="zhize-lock-") as folder:
        python = Path(folder) / "venv" / "bin" / "python"
        free = Path(folder) / "no-constraints.txt"
        free.touch()
        create_venv(Path(folder) / "venv", free)
        if not install_torch(python, free):
            sys.exit("没有 torch 就锁不全 / the lock would lack torch and what comes with it")
        everything = [line for extra in (None, "test", "models", "ocr") for line in requirements(extra)]
        uv_install(python, *everything, constraints=free)
        frozen = subprocess.run(
            [str(python), "-m", "pip", "list", "--format=json"], stdout=subprocess.PIPE, text=True, check=True
        ).stdout
    lines = [
        f"{package['name']}=={package['version'].partition('+')[0]}"  # +cpu names a build, not a version
        for package in sorted(json.loads(frozen), key=lambda package: package["name"].lower())
        if package["name"] != "pip"
    ]
    head = "# Written by `make lock`: every version that run, tests and models use. Do not edit by hand.\n"
    CONSTRAINTS.write_text(head + "\n".join(lines) + "\n")
    say(f"constraints.txt：{len(lines)} 个包", "locked")


def create_venv(folder: Path, constraints: Path = CONSTRAINTS) -> None:
    """A virtual environment with uv in it; completes one that was left half made."""
    call(
        "建立虚拟环境失败；Debian/Ubuntu 上请先 apt-get install python3-venv / "
        "the virtual environment could not be made; on Debian: apt-get install python3-venv",
        [sys.executable, "-m", "venv", str(folder)],
    )
    # setuptools too: the one that venv brings is old enough for jieba to import pkg_resources from it.
    wanted = ["-c", str(constraints), "uv", "setuptools"]
    call(
        "pip 装不上 uv：请检查网络或 pip 的镜像设置 / pip could not install uv: check the network or pip's index setting",
        [str(folder / "bin" / "python"), "-m", "pip", "install", "-qq", *wanted],
    )


def uv_install(python: Path, *what: str, constraints: Path = CONSTRAINTS) -> None:
    """Install by uv (8 s where pip takes 50), every version from the lock, from the index that pip uses."""
    uv = [str(python.parent / "uv"), "pip", "install", "--python", str(python), "--compile-bytecode"]
    # On a terminal uv draws its progress and lists what it installed; elsewhere that is a hundred lines of noise.
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    locked = ["-c", str(constraints), "--build-constraints", str(constraints)]
    call(
        "依赖安装失败：请检查网络或镜像设置，再运行一次 / the packages could not be installed: check the network and run again",
        [*uv, *quiet, *locked, *what],
        env={**pip_index(python), **os.environ},
    )


def pip_index(python: Path) -> dict[str, str]:
    """The index set for pip (a mirror, often), which uv would not look at by itself."""
    done = subprocess.run(
        [str(python), "-m", "pip", "config", "get", "global.index-url"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False,
    )  # fmt: skip
    index = os.environ.get("PIP_INDEX_URL") or done.stdout.strip()
    return {"UV_DEFAULT_INDEX": index} if index else {}


def requirements(extra: str | None) -> list[str]:
    """The requirement lines of pyproject.toml: the product's own, or an extra's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return list(project["optional-dependencies"][extra] if extra else project["dependencies"])


def wanted_stamp(what: str) -> str:
    """What a finished installation would have been made from."""
    digest = hashlib.sha256(what.encode())
    for file in (ROOT / "pyproject.toml", CONSTRAINTS):
        digest.update(file.read_bytes())
    return f"{digest.hexdigest()} {sys.version_info[0]}.{sys.version_info[1]} {ROOT}"


def stamped(what: str) -> bool:
    """Whether this was installed already (in this place: scripts and the editable install hold its path)."""
    with contextlib.suppress(OSError):
        return (VENV / f".zhize-{what}").read_text() == wanted_stamp(what) and PYTHON.exists()
    return False


def stamp(what: str) -> None:
    """Remember it."""
    (VENV / f".zhize-{what}").write_text(wanted_stamp(what))


@contextlib.contextmanager
def exclusively():
    """One environment call at a time in this working copy, across processes."""
    folder = ROOT / ".env-build"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("等另一个命令把环境装好", "waiting for another command that sets the environment up")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def call(sentence: str, command: list[str], env: dict[str, str] | None = None) -> None:
    """Run it in front of the user; on failure end with the sentence that says what to do."""
    if subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        sys.exit(sentence)


def say(chinese: str, english: str) -> None:
    """Progress goes to stderr."""
    print(f"· {chinese} / {english}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["test"], ["browser"], ["lock"]):
        sys.exit("usage: environment.py run|test|browser|lock")
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("已中断；再运行一次会从断处继续 / interrupted; the next run goes on from here")
