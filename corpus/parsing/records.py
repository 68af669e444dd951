"""Records as a crawler or an API stores them ('title' => '电工', "duty": "1、…"): keys read as the labels they stand for.

Works on the reading view and keeps its length: a known key becomes its label and blanks, the quotes around
its value become blanks, and a written-out ``\\n`` ends a line.
"""

from __future__ import annotations

import re
from typing import Final

_LINE: Final = re.compile(
    r"^[ \t]*(?P<open>['\"]?(?P<key>[A-Za-z_][\w \-]{1,24})['\"][ \t]*(?:=>|:)[ \t]*['\"])(?P<value>[^\n]*)$",
    re.M,
)
_CLOSE: Final = re.compile(r"['\"][ \t]*[,}\])]{0,3}[ \t,]*$")
_ESCAPED: Final = re.compile(r"\\[nrt]")
#: A text with fewer lines of this form only quotes something.
_FEWEST: Final = 3

_LABELS: Final[dict[str, str]] = {
    key: label
    for label, keys in {
        "职位:": "title jobtitle jobname job position positionname post postname recruittitle name",
        "岗位职责:": "duty duties responsibility responsibilities jobduty jobduties jobresponsibility jobresponsibilities",
        "任职要求:": "requirement requirements request require qualification qualifications jobrequirement jobrequirements demand",
        "福利:": "benefit benefits welfare",
        "公司:": "company companyname employer",
        "薪资:": "salary pay wage",
        "地点:": "place city location workplace workinplace area addressregion",
        "地址:": "address workaddress addressdetail",
        "学历:": "education degree edu edulevel educationlevel",
        "专业:": "major",
        "语言:": "language",
        "经验:": "experience workexperience workyear workexp",
        "人数:": "number recruitnum headcount num count needemp",
        "部门:": "department dept",
        "上班时段:": "workperiod worktime workinghours",
        "休假制度:": "vacationpolicy",
        "可上班日:": "startworkingday",
        "出差外派:": "businesstrip",
        "管理责任:": "manageresp",
    }.items()
    for key in keys.split()
}
#: Keys whose text may begin with a heading of its own.
_LISTED: Final = frozenset(("岗位职责:", "任职要求:", "福利:"))
_PLAIN: Final = frozenset(
    ("description", "content", "detail", "details", "jobdescription", "jobdesc", "desc", "text", "body")
)
_HEADED: Final = re.compile(
    r"[ 【\[]*(?:岗位|工作|职位|任职|职责|主要|招聘|应聘|福利|薪资|能力)[\u4e00-\u9fff]{0,6}(?:[:】\]]|$|\\n)"
)


def read_keys(view: str) -> str:
    """Return the view with a record's keys as labels, same length; other texts come back as they are."""
    view = _bare_pairs(_front_matter(view))
    if "=>" not in view and '":' not in view and '" :' not in view and "':" not in view:
        return view
    view = _part_pairs(view)
    found = list(_LINE.finditer(view))
    known = [hit for hit in found if _label(hit.group("key")) is not None]
    if len(found) < _FEWEST or len(known) < 2:
        return view
    out: list[str] = []
    place = 0
    for hit in known:
        label = _label(hit.group("key")) or ""
        begin, end = hit.span("open")
        if label in _LISTED and _HEADED.match(hit.group("value")) is not None:
            label = ""
        lead = hit.start("key") - begin
        width = hit.end("key") - hit.start("key")
        if lead + len(label) > end - begin:
            continue
        if label in _LISTED:  # the heading's place is the key's
            label = label[:-1].ljust(width - 1) + ":"
        value = hit.group("value")
        closed = _CLOSE.search(value)
        text = value[: closed.start()] if closed is not None else value
        out.append(view[place:begin])
        out.append((" " * lead + label).ljust(end - begin))
        out.append(_ESCAPED.sub(lambda escaped: " \n" if escaped.group() == "\\n" else "  ", text))
        out.append(" " * (len(value) - len(text)))
        place = hit.end()
    return "".join((*out, view[place:]))


#: Pairs of a record printed one a line without quotes (workExp: 3年以上 / edu: 大學), told by keys in one word of several.
_BARE: Final = re.compile(r"^(?P<key>[a-z][A-Za-z]{1,20}):(?=[ \t]*\S)", re.M)
_SEVERAL: Final = re.compile("[a-z][A-Z]")


def _bare_pairs(view: str) -> str:
    """Return the view with the keys of such lines as labels, same length; a key that says nothing to us is left."""
    found = list(_BARE.finditer(view))
    if len(found) < _FEWEST or sum(_SEVERAL.search(hit.group("key")) is not None for hit in found) < _FEWEST:
        return view

    def labelled(key: re.Match[str]) -> str:
        label, width = _label(key.group("key")), len(key.group())
        if label == "":
            return " " * width  # jobDesc: 1、…
        label = label or ""
        if label in _LISTED:  # the heading's place is the key's
            label = f"{label[:-1].ljust(width - 1)}:"
        return label.ljust(width) if label and len(label) <= width else key.group()

    return _BARE.sub(labelled, view)


#: The head of a Markdown page (--- / title: 行政专员 / location: Taipei / ---), keys and values unquoted.
_FRONT: Final = re.compile(r"\A\s*---[ \t]*\n((?:[ \t]*(?:[A-Za-z_][\w \-]*:|-)[^\n]*\n){2,20})---[ \t]*\n")
_POINT: Final = re.compile(r"^[ \t]*-(?=[ \t])", re.M)  # tags: / - full-time
_KEY: Final = re.compile(r"^([A-Za-z_][\w \-]{1,24}):(?=[ \t]*\S)", re.M)


def _front_matter(view: str) -> str:
    """Return the view with the keys of its front matter as labels, same length."""
    if not view.lstrip().startswith("---") or (front := _FRONT.match(view)) is None:
        return view

    def labelled(key: re.Match[str]) -> str:
        label = _label(key.group(1))
        fits = label and label not in _LISTED and len(label) <= len(key.group())
        return label.ljust(len(key.group())) if label and fits else key.group()

    begin, end = front.span(1)
    plain = _POINT.sub(lambda sign: " " * len(sign.group()), view[begin:end])
    return view[:begin] + _KEY.sub(labelled, plain) + view[end:]


#: Pairs of one JSON object, wherever its lines end.
_PAIR: Final = re.compile(r'[{,][ ]{0,4}(?="[A-Za-z_][\w \-]{1,24}"[ ]?:[ ]?(?:"|[\d.]|null|true|false|\[))')


def _part_pairs(view: str) -> str:
    """Return the view with a line break for the sign before each pair of objects printed on one line."""
    if '{"' not in view and '{ "' not in view:
        return view
    return _PAIR.sub(lambda sign: "\n" + sign.group()[1:], view)


def _label(key: str) -> str | None:
    plain = re.sub(r"[_\- ]", "", key).lower()
    return "" if plain in _PLAIN else _LABELS.get(plain)
