"""Persons by name: who hands out work names people, and they are called by their name or by their work.

小邓（美编） is 小邓, and 美编 where somebody is spoken of; 校对室 秦老师 is 秦老师.
"""

from __future__ import annotations

import re

from assistant.titles import is_job_title
from corpus.parsing.view import normalise
from index.text import folded

_CALLED = re.compile(
    r"(?:[小老阿大][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{1,3}(?:姐|哥|叔|婶|姨|总|工|老师|师傅|主任|经理|书记|校长|院长|医生|律师|同学|同志|女士|先生))"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_WITH_NOTE = re.compile(r"^(?P<name>[^()]{2,8})\((?P<note>[^()]{2,12})\)$")
_PLACED = re.compile(r"^(?P<place>\S{2,8})[ :：·—-]+(?P<name>\S{2,5})$")
_SELF = re.compile(r"我|自己|本人|暂|代|兼|牵头|主要|负责")


def person_names(title: str) -> tuple[list[str], list[str]]:
    """The names of the person that a title is of, and the words for what that person does; none where it is a job's."""
    view = normalise(title).strip(" 【】[]<>《》").lower()
    if (found := _PLACED.match(view)) and _CALLED.fullmatch(found.group("name")):
        return [found.group("name")], [found.group("place")]
    noted = _WITH_NOTE.match(view.replace(" ", ""))
    if not noted or not _NAME.fullmatch(noted.group("name")) or is_job_title(noted.group("name")):
        return [], []
    if not _CALLED.fullmatch(noted.group("name")) and len(noted.group("name")) > _FULL_NAME:
        return [], []
    works = [
        w for w in re.split("[,，、/;；]", noted.group("note")) if 1 < len(w) < _LONG and not _SELF.search(w)
    ]
    return [folded(noted.group("name"))], [folded(work) for work in works]


_FULL_NAME = 3
_LONG = 7
