"""Vectors of questions: encoded once however many ask, a second one beside the first, a fault remembered by nobody."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.queries import HELD, QueryVectors


class _Encoder:
    """Counts its calls; waits at a gate where one is given."""

    def __init__(self, gate: threading.Event | None = None) -> None:
        self.calls: list[tuple[str, str]] = []
        self._gate = gate

    def __call__(self, text: str) -> np.ndarray:
        self.calls.append((text, threading.current_thread().name))
        if self._gate is not None:
            assert self._gate.wait(10)
        return np.full(4, len(text), dtype=np.float32)


def test_many_who_ask_at_once_wait_for_one_encoding():
    gate = threading.Event()
    encoder = _Encoder(gate)
    queries = QueryVectors(encoder)
    with ThreadPoolExecutor(8) as pool:
        found = [pool.submit(queries.vector, "开票") for _ in range(8)]
        gate.set()
        assert all((one.result(10) == 2.0).all() for one in found)
    assert len(encoder.calls) == 1


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core")
def test_the_next_text_is_encoded_beside_the_first():
    gate = threading.Event()
    encoder = _Encoder(gate)
    queries = QueryVectors(encoder)
    queries.ahead("下一个")
    while not encoder.calls:  # it has begun before anybody waits for it
        gate.wait(0.001)
    gate.set()
    assert (queries.vector("下一个") == 3.0).all()
    assert len(encoder.calls) == 1 and encoder.calls[0][1].startswith("encode-ahead")


def test_work_that_no_core_has_begun_is_done_by_the_one_who_asks(monkeypatch):
    encoder = _Encoder()
    queries = QueryVectors(encoder)
    monkeypatch.setattr(QueryVectors, "_pool", lambda _: _Idle())
    queries.ahead("开票")
    assert (queries.vector("开票") == 2.0).all()
    assert encoder.calls == [("开票", threading.current_thread().name)]


def test_where_no_core_is_free_nothing_is_begun_and_nothing_lost():
    gate = threading.Event()
    encoder = _Encoder(gate)
    queries = QueryVectors(encoder)
    others = len(os.sched_getaffinity(0)) - 1
    for number in range(others + 3):
        queries.ahead("题" * (number + 1))
    assert len(encoder.calls) == others and not queries.knows("题")
    gate.set()
    assert [queries.vector("题" * size)[0] for size in (1, others + 3)] == [1.0, others + 3.0]
    assert queries.knows("题") and not queries.knows("没问过")


class _Idle:
    def submit(self, *_: object) -> None:
        """Never begins."""


def test_a_fault_reaches_everybody_and_is_tried_again():
    faults = [RuntimeError("no"), None]

    def encode(text: str) -> np.ndarray:
        if (fault := faults.pop(0)) is not None:
            raise fault
        return np.zeros(4, dtype=np.float32)

    queries = QueryVectors(encode)
    with pytest.raises(RuntimeError):
        queries.vector("开票")
    assert queries.vector("开票").shape == (4,)


def test_only_the_last_ones_are_remembered():
    encoder = _Encoder()
    queries = QueryVectors(encoder)
    for number in range(HELD + 1):
        queries.vector("字" * (number + 1))
    queries.vector("字" * (HELD + 1))
    assert len(encoder.calls) == HELD + 1
    queries.vector("字")
    assert len(encoder.calls) == HELD + 2
