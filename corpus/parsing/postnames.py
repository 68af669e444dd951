"""A post's name and a colon alone on a line (销售员：): the next post begins below it."""

from __future__ import annotations

from typing import Final

from corpus.parsing import fields, titles

_LONGEST: Final = 20


def post_before_colon(text: str) -> str | None:
    """Return the job that a line names before its closing colon, else None.

    >>> post_before_colon("剪板机操作工:"), post_before_colon("任职要求:"), post_before_colon("联系人:")
    ('剪板机操作工', None, None)
    """
    if not text.endswith(":"):
        return None
    name = text.rstrip(" :")
    sure = titles.looks_like_title(name, longest=_LONGEST) and titles.is_named(name)
    return name if sure and name not in titles.GENERIC and not fields.is_label(name) else None
