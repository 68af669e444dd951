"""Gives a command its desk: on the data directory itself, or on the running service that owns it."""

from __future__ import annotations

import getpass
import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.cli.console import hint, say
from api.cli.progress import Steps
from api.desk import Desk
from api.settings import Settings, load
from api.wiring import Workspace
from corpus.errors import DataDirectoryInUse

_GROUPS = frozenset({"docs", "kb", "keys", "jobs", "drafts", "curated", "inbox"})
_NAMING = frozenset({"docs", "kb", "keys", "jobs"})
"""Commands whose first words name what is changed. The words of others may be texts, which the log must not hold."""

WAIT_SECONDS = 30.0  # for another one-shot command, e.g. a long docs add


def settings_for(data: str | None, **more: object) -> Settings:
    """The settings with the command's own options on top."""
    return load(data_dir=Path(data) if data else None, **more)


@contextmanager
def desk_for(
    data: str | None, *, seed: bool | None = True, reading: bool = True
) -> Iterator[tuple[Desk, Steps]]:
    """The desk of a data directory, with the progress line that its long steps report to.

    ``seed`` and ``reading`` as in ``Workspace.open``. When a service owns the directory, the desk speaks to it.
    """
    settings = settings_for(data)
    with Steps() as steps:
        try:
            workspace = Workspace.open(
                settings, reading=reading, seed=seed, wait_seconds=WAIT_SECONDS, progress=steps
            )
        except DataDirectoryInUse as exc:
            url = exc.facts.get("url")
            if not url:
                raise
            from api.access import owner
            from api.remote import RemoteDesk

            remote = RemoteDesk(str(url), token=owner.read(settings.data_dir))
            try:
                yield remote.require_alive(), steps
            finally:
                remote.close()
            return
        try:
            if workspace.seeded:
                hint(
                    say(
                        "数据目录是空的，已放入示例文本 seed.txt（移除：zhize docs remove seed.txt）",
                        "The data directory was empty: the sample seed.txt went in "
                        "(remove it: zhize docs remove seed.txt)",
                    )
                )
            yield workspace.desk, steps
            if not reading:
                _write_down(workspace)
        finally:
            workspace.close()


def _write_down(workspace: Workspace) -> None:
    """A command that did its work on the directory itself, for the log of changes; a service writes its own lines."""
    words = [*itertools.takewhile(lambda word: not word.startswith("-"), sys.argv[1:]), ""]
    command = words[: 2 if words[0] in _GROUPS else 1]
    target = words[2:] if words[0] in _NAMING else []
    workspace.audit.put(f"local:{_user()}", " ".join(command), " ".join(target).strip(), 1)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, in a container
        return str(os.getuid())
