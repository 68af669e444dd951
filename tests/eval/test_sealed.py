"""Question sets that are only reported do not change without their updater."""

from tests.eval.sealed import committed, digests


def test_no_sealed_set_changed() -> None:
    assert digests() == committed(), "run python -m tests.eval.sealed to see what; --write only on purpose"
