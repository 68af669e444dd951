"""One form for words that say the same (``corpus/data/restatements.tsv``), and which of them are acts.

The table is the one that folding uses: strict, 审核 and 审批 stand in no common group.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from corpus.wordset import longest_of
from index.text import folded


@cache
def _tables() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    canon: dict[str, str] = {}
    acts: set[str] = set()
    for line in (files("corpus.data") / "restatements.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        group, _, sort = line.partition("\t")
        words = [folded(word) for word in group.split()]
        canon.update((word, words[0]) for word in words)
        if sort == "act":
            acts.add(words[0])
    return re.compile(longest_of(canon)), canon, frozenset(acts)


def canonical(text: str) -> str:
    """The folded text with every word of a group as the group's first."""
    pattern, canon, _ = _tables()
    return pattern.sub(lambda found: canon[found.group()], text)


def is_act(word: str) -> bool:
    """Whether a canonical word is an act."""
    return word in _tables()[2]


def members(word: str) -> tuple[str, ...]:
    """Every word of the group that ``word`` opens: a text keeps one where two words share a character (人员工资)."""
    return tuple(other for other, first in _tables()[1].items() if first == word and other != word)


def group_of(word: str) -> str:
    """The first word of the group that a word belongs to; empty when it is in none."""
    return _tables()[1].get(word, "")
