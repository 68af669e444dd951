"""Degrees from the lowest up, by the words that name them."""

from __future__ import annotations

#: "大专以上" takes every one from its own row on.
DEGREES = (
    ("初中",),
    ("高中", "中专", "中技", "职高", "技校"),
    ("大专", "专科", "高职"),
    ("本科", "学士"),
    ("硕士", "研究生"),
    ("博士",),
)
DEGREE = rf"(?:{'|'.join(word for row in DEGREES for word in row)})"
"""A pattern of them."""


def degree_of(line: str) -> int | None:
    """The row of the lowest degree that ``line`` names: it will do."""
    return next((n for n, row in enumerate(DEGREES) if any(word in line for word in row)), None)
