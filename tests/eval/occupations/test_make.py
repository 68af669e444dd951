"""The questions over the occupations are what their rules make, and nothing else."""

import pytest

from tests.eval.occupations.make import HERE, made


@pytest.mark.slow
def test_the_parts_are_as_made() -> None:
    for name, text in made().items():
        assert (HERE / name).read_text(encoding="utf-8") == text, "run python -m tests.eval.occupations.make"
