"""A change of low rank is added to a pinned int8 matrix and quantised again, column by column."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.tuning import LIMIT, NO_ROWS, LowRank, Tuning, changed, dithered, packaged, read

PINNED = np.array([[64, -10], [0, 20]], np.int8)
SCALE = np.array([0.5, 0.1], np.float32)
ONE = np.ones(1, np.float32)
CHANGE = LowRank(
    np.array([[1], [2]], np.int8), np.array([[0, 3]], np.int8), ONE, SCALE, offset=3, rows=NO_ROWS
)


def test_by_hand() -> None:
    # The first column is untouched: 32 and 0. The second is -1 + 3 = 2 and 2 + 6 = 8, so its scale is 8 / 64.
    quantised, scale = changed(PINNED, CHANGE, np.ones(2, np.float32))
    assert quantised.tolist() == [[64, 16], [0, 64]]
    assert np.allclose(scale, [0.5, 8 / LIMIT])
    assert quantised.dtype == np.int8 and scale.dtype == np.float32


def test_a_trained_scale_changes_the_pinned_part_only() -> None:
    quantised, scale = changed(PINNED, CHANGE, np.array([2.0, 0.0], np.float32))
    assert np.allclose(quantised * scale, [[64.0, 3.0], [0.0, 6.0]], atol=float(scale.max()) / 2)


def test_the_matrix_is_read_where_it_stands_in_the_pinned_file(tmp_path: Path) -> None:
    file = tmp_path / "weights"
    file.write_bytes(b"abc" + PINNED.tobytes() + b"xyz")
    tuning = Tuning({"m_scale": SCALE, "bias": np.zeros(2, np.float32)}, {"m": CHANGE}, "stamp")
    small = tuning.apply(file)
    assert file.read_bytes() == b"abc" + np.array([[64, 16], [0, 64]], np.int8).tobytes() + b"xyz"
    assert sorted(small) == ["bias", "m_scale"]
    assert np.allclose(small["m_scale"], [0.5, 8 / LIMIT])


def test_a_tuning_is_read_by_the_names_of_its_arrays() -> None:
    held = {
        "m_scale": SCALE,
        "down/m": np.array([[10], [20]], np.int8),
        "step/m": np.array([0.1], np.float32),
        "up/m": np.array([[0, 3]], np.int8),
        "scale/m": SCALE,
        "offset/m": np.array(7),
    }
    tuning = read(held, "stamp")
    assert list(tuning.parameters) == ["m_scale"]
    assert tuning.changes["m"].offset == 7
    assert np.allclose(tuning.changes["m"].of_rows(), CHANGE.of_rows())


def test_rows_of_the_table_of_words_are_changed_where_they_stand(tmp_path: Path) -> None:
    table = np.full((3, 4), 128, np.uint8)
    file = tmp_path / "weights"
    file.write_bytes(b"ab" + table.tobytes() + b"z")
    down, up = np.array([[20]], np.int8), np.array([[1, -1, 0, 100]], np.int8)
    step, scale = np.array([0.1], np.float32), np.array(1.0, np.float32)
    change = LowRank(down, up, step, scale, offset=2, rows=np.array([1], np.int32))
    assert Tuning({}, {"words": change}, "stamp").apply(file) == {}
    changed_table = np.frombuffer(file.read_bytes()[2:-1], np.uint8).reshape(3, 4)
    assert changed_table.tolist() == [[128] * 4, [130, 126, 128, 255], [128] * 4]
    assert file.read_bytes()[:2] == b"ab" and file.read_bytes()[-1:] == b"z"


def test_steps_smaller_than_one_are_kept_on_the_average() -> None:
    rows = np.arange(100, dtype=np.int32)
    steps = np.full((100, 64), 0.3, np.float32)
    moved = dithered(np.full((100, 64), 128, np.uint8), steps, rows).astype(float) - 128
    assert set(np.unique(moved)) == {0.0, 1.0}
    assert np.allclose(moved.mean(axis=1), 0.3, atol=0.04) and np.allclose(moved.mean(axis=0), 0.3, atol=0.04)


def test_the_packaged_changes_stay_within_what_16_bit_sums_hold() -> None:
    matrices = [change for change in packaged().changes.values() if not change.rows.size]
    assert matrices
    for change in matrices:
        rows, columns = change.down.shape[0], change.up.shape[1]
        quantised, _ = changed(np.full((rows, columns), LIMIT, np.int8), change, np.ones(columns, np.float32))
        assert np.abs(quantised).max() <= LIMIT
