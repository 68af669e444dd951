"""Levels of one trade in names and questions: 高级php工程师 for php工程师(高级), "高级和初级php" written out."""

from __future__ import annotations

import re

_LEVEL = re.compile(r"^(?P<base>.+?)[(（](?P<level>(?:超?高|中|初|特)级|资深|实习|见习|助理|主任)[)）]$")
_LATIN_TRADE = re.compile(r"^([a-z][a-z0-9+#./]*)(?:工程师|开发工程师|开发|程序员)$")


def level_names(name: str) -> list[str]:
    """高级php工程师, php工程师高级, 高级php and php高级 for php工程师(高级)."""
    found = _LEVEL.match(name)
    if not found:
        return []
    base, level = found.group("base"), found.group("level")
    trade = _LATIN_TRADE.match(base)
    bases = [base, *([trade.group(1)] if trade else [])]
    return [form for b in bases for form in (level + b, b + level, b + level.removesuffix("级") + "级岗")]


# "高级和初级PHP", "PHP高级和初级": one trade, two levels.
_GRADE = r"(?:(?:超?高|中|初|特)级|资深)"
_TWO_BEFORE = re.compile(
    rf"(?P<a>{_GRADE})(?P<and>和|与|跟|、|及|vs)(?P<b>{_GRADE})(?:的)?(?P<trade>[a-z+#]+|[\u4e00-\u9fffa-z]{{2,8}}?(?:工程师|设计师|会计师|顾问|讲师|专员))"
)
_TWO_AFTER = re.compile(
    rf"(?P<trade>[a-z+#]+(?:工程师)?)(?:的)?(?P<a>{_GRADE})(?P<and>和|与|跟|、|及|vs)(?P<b>{_GRADE})"
)


def spread_levels(text: str) -> str:
    """Two levels of one trade written out: 高级和初级php is 高级php和初级php."""
    for pattern in (_TWO_BEFORE, _TWO_AFTER):
        text = pattern.sub(lambda m: f"{m['a']}{m['trade']}{m['and']}{m['b']}{m['trade']}", text)
    return text
