"""What is remembered of conversations, and for how long."""

from __future__ import annotations

from assistant import conversation
from assistant.conversation import Memory, Turn


def _turn(question: str) -> Turn:
    return Turn(question=question, intent="lookup")


def test_a_forgotten_conversation_is_gone_and_the_others_stay():
    memory = Memory()
    memory.keep("a", _turn("甲"))
    memory.keep("b", _turn("乙"))
    assert memory.forget("a") is True
    assert memory.last("a") is None and memory.forget("a") is False
    assert memory.last("b") == _turn("乙")


def test_a_conversation_ends_so_long_after_its_last_turn(monkeypatch):
    now = 0.0
    monkeypatch.setattr(conversation.time, "monotonic", lambda: now)
    memory = Memory(seconds=60)
    memory.keep("a", _turn("甲"))
    memory.keep("b", _turn("乙"))
    now = 50.0
    memory.keep("a", _turn("丙"))
    now = 70.0
    assert memory.last("b") is None
    assert memory.last("a") == _turn("丙")
    now = 111.0
    assert memory.last("a") is None


def test_ids_cannot_be_guessed():
    made = {Memory().new_id() for _ in range(100)}
    assert len(made) == 100 and min(map(len, made)) >= 22  # 128 bits
