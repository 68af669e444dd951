"""Names made at random go through a command line."""

from __future__ import annotations

import re

from assistant.conversation import Memory
from assistant.identifiers import random_id


def test_no_name_reads_as_an_option() -> None:
    made = [random_id(9) for _ in range(1000)]  # of plain tokens, 16 would begin with a stroke
    assert all(one[0].isalnum() for one in made)
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"[\w-]{12}", one) for one in made)


def test_a_conversation_is_hard_to_guess() -> None:
    one = Memory().new_id()
    assert one[0].isalnum() and len(one) == 22
