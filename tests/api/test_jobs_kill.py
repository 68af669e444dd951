"""kill -9 while files come in: after a restart every acknowledged file is there, once, and none half."""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest

from corpus.catalogue.verifying import verify
from tests.api.take_in import DOCX, name, opened, take_in_forever, text
from tests.nursery import to_be_killed


def _kill_once(data: Path, log: Path, first: int, delay: float) -> None:
    def said() -> str:
        return log.read_text() if log.exists() else ""

    before = said()
    with to_be_killed(take_in_forever, data, log, first, ready=lambda: said() != before):
        time.sleep(delay)


def _check(data: Path, acknowledged: list[int]) -> int:
    """Open as the next process does; gives how many jobs the killed one had left."""
    workspace = opened(data)
    try:
        catalogue = workspace.catalogue
        verify(catalogue)
        left = workspace.intake.unfinished()
        workspace.ingestor.resume()
        workspace.intake.resume()
        verify(catalogue)
        assert workspace.intake.unfinished() == 0
        assert {job.state for job in workspace.intake.jobs().jobs} <= {"done"}
        wanted: dict[str, list[bytes]] = defaultdict(list)
        for first in acknowledged:
            for number in range(first, first + 6):
                wanted[name(number)].append(text(number))
            wanted[f"说明书{first}.docx"].append(DOCX.read_bytes())
        listed = {one.name: one for one in catalogue.documents()}
        # A batch that was stored but killed before it could be said may be there as well: all five names of it.
        assert set(wanted) <= set(listed) and (len(listed) - len(wanted)) % 5 == 0
        for known, contents in wanted.items():
            versions = catalogue.versions("default", known)
            assert [catalogue.data(one.id) for one in reversed(versions)] == contents, "lost or doubled"
        with catalogue.reading() as connection:
            count = "SELECT COUNT(*) FROM {}"
            duties = connection.exec_driver_sql(count.format("duties")).scalar_one()
            assert duties == sum(one.duties for one in listed.values())
            assert duties == connection.exec_driver_sql(count.format("entries")).scalar_one()
            held = connection.exec_driver_sql("SELECT COUNT(*) FROM jobs WHERE data IS NOT NULL")
            assert held.scalar_one() == 0, "finished jobs let their bytes go"
        return left
    finally:
        workspace.close()


def _rounds(tmp_path: Path, rounds: int, seed: int = 0) -> None:
    data, log, draw, left = tmp_path / "data", tmp_path / "acknowledged.log", random.Random(rounds + seed), 0
    for number in range(rounds):
        acknowledged = [int(line) for line in log.read_text().split()] if log.exists() else []
        # Far enough on that the numbers of an unacknowledged batch are not used again.
        _kill_once(data, log, max(acknowledged, default=-12) + 12, draw.uniform(0.0, 0.8))
        acknowledged = [int(line) for line in log.read_text().split()]
        left += _check(data, acknowledged)
        sys.stderr.write(
            f"kill {number + 1}: {len(acknowledged)} batches, {left} jobs finished after a restart\n"
        )
    assert left, "no kill ever met unfinished work"


def test_killed_four_times(tmp_path: Path) -> None:
    _rounds(tmp_path, 4)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
def test_killed_forty_times_in_all(tmp_path: Path, seed: int) -> None:
    _rounds(tmp_path, 20, seed)  # each round reads all that came before, so two of twenty take half as long
