"""Which files a command line means: files, folders, patterns, standard input; and what each is called.

A file given by itself is called by its name; a file of a folder by its path inside that folder, so the same
folder added again from elsewhere meets the same documents. Names that would meet in one command get their folder
in front.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from api.cli.files import STDIN, read_file
from api.contract import Problem, SkippedFile
from api.problems import problem_of
from api.views_library import skipped_file
from corpus.bundles import Skipped, junk
from corpus.errors import InputError

GROUP_BYTES = 16_000_000
"""Files handed over together: below the default limit of one upload (20 MB)."""

GROUP_FILES = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """One file and what it will be called."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files in order, and those of folders that were passed over."""

    files: tuple[Chosen, ...]
    skipped: tuple[SkippedFile, ...]


def gather(arguments: Iterable[str]) -> Gathered:
    """Find the files; what does not exist stays in the list, so that reading it says so."""
    files: list[Chosen] = []
    skipped: list[SkippedFile] = []
    for argument in arguments:
        for path in _matches(argument):
            if path != STDIN and Path(path).is_dir():
                for name, inside, size in _walk(Path(path)):
                    reason = "link" if inside.is_symlink() else junk(name, size=size)
                    if reason is None:
                        files.append(Chosen(name, str(inside)))
                    else:
                        skipped.append(skipped_file(Skipped(name, reason)))
            else:
                files.append(Chosen(path if path == STDIN else Path(path).name, path))
    return Gathered(tuple(_told_apart(files)), tuple(skipped))


def groups(files: Iterable[Chosen], problems: list[Problem]) -> Iterator[list[tuple[str, bytes]]]:
    """The files with their bytes, in groups that fit one upload; what cannot be opened goes to ``problems``."""
    group: list[tuple[str, bytes]] = []
    size = 0
    for one in files:
        try:
            name, data = read_file(one.path)
        except InputError as exc:
            problems.append(problem_of(exc))
            continue
        if group and (size + len(data) > GROUP_BYTES or len(group) >= GROUP_FILES):
            yield group
            group, size = [], 0
        group.append((name if one.path == STDIN else one.name, data))
        size += len(data)
    if group:
        yield group


def _matches(argument: str) -> list[str]:
    """A pattern that the shell left as it is (quoted, or on Windows) is expanded here."""
    if argument == STDIN or Path(argument).exists() or not glob.has_magic(argument):
        return [argument]
    # Path.glob knows no absolute patterns.
    return sorted(glob.glob(argument, recursive=True)) or [argument]  # noqa: PTH207


def _walk(folder: Path) -> Iterator[tuple[str, Path, int]]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(root, name)
            size = path.stat().st_size if path.is_file() else 0
            yield path.relative_to(folder).as_posix(), path, size


def _told_apart(files: list[Chosen]) -> Iterator[Chosen]:
    """Two different files of one name would be two versions of one document: their folders tell them apart."""
    once = list(
        {one.path if one.path == STDIN else os.path.realpath(one.path): one for one in files}.values()
    )
    counts = Counter(one.name for one in once)
    for one in once:
        if counts[one.name] == 1 or one.path == STDIN:
            yield one
        else:
            inside = Path(os.path.realpath(one.path)).relative_to(_shared(one.name, once))
            yield Chosen(inside.as_posix(), one.path)


def _shared(name: str, files: list[Chosen]) -> str:
    """The folder that the files of one name have in common."""
    return os.path.commonpath([Path(os.path.realpath(one.path)).parent for one in files if one.name == name])
