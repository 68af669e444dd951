"""kill -9 while the occupations come in: all of the table or none of it, then on from where the vectors stopped."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.assets import OCCUPATIONS, AssetStore
from corpus.catalogue import Catalogue, DataDirectory
from corpus.catalogue.verifying import verify
from corpus.errors import AssetError
from tests.api.pull_occupations import pull_occupations
from tests.nursery import to_be_killed

DUTIES = 10_583


def _lines(log: Path) -> list[list[str]]:
    written = log.read_text() if log.exists() else ""
    return [line.split() for line in written.splitlines(keepends=True) if line.endswith("\n")]


def _encoded(log: Path) -> int:
    return max((int(line[1]) for line in _lines(log) if line[0] == "encode"), default=0)


def _state(data: Path) -> tuple[int, int]:
    """How many duties stand in the catalogue and how many of them have a vector; held to be whole."""
    catalogue = Catalogue.open(DataDirectory(data).catalogue)
    try:
        verify(catalogue)
        with catalogue.reading() as connection:

            def count(query: str) -> int:
                return int(connection.exec_driver_sql(query).scalar_one())

            duties = count("SELECT COUNT(*) FROM duties")
            waiting = count("SELECT COUNT(*) FROM outbox WHERE stage = 'encode'")
            assert duties in (0, DUTIES), "half of a table is visible"
            assert duties == count("SELECT COUNT(*) FROM entries")
            assert len(catalogue.documents()) == (duties > 0)
            assert duties - waiting == count(
                "SELECT COUNT(*) FROM entries e JOIN vectors v ON v.key = e.key WHERE e.duty_id NOT IN "
                "(SELECT duty_id FROM outbox WHERE stage = 'encode')"
            )
        return duties, duties - waiting
    finally:
        catalogue.close()


@pytest.mark.slow
def test_killed_four_times_and_finished(tmp_path: Path, assets_dir: Path) -> None:
    try:
        AssetStore(assets_dir).pull(OCCUPATIONS)
    except AssetError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"the table cannot be had: {error}; CI must run this test")
        pytest.skip(f"the table cannot be had: {error}")
    draw, data = random.Random(4), tmp_path / "data"
    before = 0
    for number in range(4):
        log = tmp_path / f"{number}.log"
        # First while the table is read and written, then at a random share of the vectors that are left.
        target = int(draw.uniform(0.1, 0.6) * (DUTIES - before))
        reached: Callable[[], bool] = (
            (lambda log=log: bool(_lines(log)))  # type: ignore[misc]
            if number == 0
            else (lambda log=log, target=target: _encoded(log) >= target)  # type: ignore[misc]
        )
        with to_be_killed(pull_occupations, data, assets_dir, log, ready=reached):
            time.sleep(draw.uniform(0.0, 0.5))
        duties, vectors = _state(data)
        if number:
            assert duties == DUTIES
            shown = [line for line in _lines(log) if line[0] == "encode"]
            assert {int(line[2]) for line in shown} == {DUTIES - before}, "the bar counts what is left"
            steps = [int(line[1]) for line in shown]
            assert steps == sorted(steps)
            assert vectors >= before + _encoded(log), "the bar said more than was kept"
        assert vectors >= before
        before = vectors
    log = tmp_path / "last.log"
    whole: Callable[[], bool] = lambda: ["whole"] in _lines(log)  # noqa: E731
    with to_be_killed(pull_occupations, data, assets_dir, log, ready=whole):
        pass
    assert _state(data) == (DUTIES, DUTIES)
    assert _encoded(log) == DUTIES - before > 0, "it went on from there and did nothing again"
