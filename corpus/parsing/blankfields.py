"""Fields whose label and value are parted by a blank (岗位名称 供水调度员, 上班地點　台南市永康區), told by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields
from corpus.parsing.fieldrows import ASKED, make_field
from corpus.parsing.kinds import opens_duty
from corpus.parsing.rows import Row, silence
from corpus.parsing.view import compact

#: A label and what follows it behind a blank. A form may print any label of its own among the known ones (岗级 G5-G7).
_LABELLED: Final = re.compile(r"(?P<label>[\u4e00-\u9fffA-Za-z/]{2,8}) +(?P<value>[^ :].*)")
_LEAST = 2  # known labels that make a form of the lines they stand in
_LONGEST = 60  # of a value
#: Who filled a form in, with the others who signed it on the same line (填表人 胡某　审核人 易某　批准人 （略）).
_SIGNED: Final = re.compile(
    r"(?:^| )(?:填表|填写|编制|编写|拟制|制表|审核|复核|审批|批准|核准)(?:人|者)? +\S"
)


def mark_blank_fields(rows: list[Row], view: str) -> None:
    """Type runs of labels with their values behind a blank as fields, in place.

    One such line may be anything (公司 福利好); two below one another are a form. What a job asks for stays a point of
    the list that asks it (学历 大专 below 任职资格).
    """
    asked = False
    index = 0
    while index < len(rows):
        head = rows[index].heading if rows[index].type == "heading" else None
        if head is not None and head.kind != "other":
            asked = head.kind == "requirement"
        run = _run(rows, index)
        if sum(_known(rows[place]) and not (asked and _asks(rows[place])) for place in run) >= _LEAST:
            for place in run:
                _take(rows[place], view)
        index = max(index + 1, run[-1] + 1 if run else 0)


def _run(rows: Sequence[Row], index: int) -> list[int]:
    """The rows from ``index`` on that are labels with values, the first and the last of them known labels or beside one."""
    run: list[int] = []
    for place in range(index, len(rows)):
        row = rows[place]
        if run and row.gap:
            break
        if _SIGNED.search(row.text) is not None and run:
            run.append(place)
            continue
        if not _plain(row) or _label(row) is None:
            break
        if not _known(row) and not run:
            break
        run.append(place)
    return run


def _plain(row: Row) -> bool:
    return row.marker is None and row.fresh and not row.cell and row.type in ("text", "heading")


def _label(row: Row) -> str | None:
    """The label a row begins with, if a value that may be one follows."""
    found = _LABELLED.fullmatch(row.text)
    if found is None or len(found.group("value")) > _LONGEST:
        return None
    label, value = found.group("label"), found.group("value")
    if fields.known(label):
        listed = [fields.known(piece) for piece in value.split()]
        return None if any(listed) and row.text.count(" ") > 1 else label  # 公司 职位 校园: a menu
    plain = len(label) <= 4 and ":" not in row.text.split()[0] and row.text[-1:] not in "。;!?"
    plain = plain and row.type == "text"
    plain = plain and (label[-1] == "人" or not opens_duty(row.text))  # 负责人 蒋某
    return label if plain and re.search("[A-Za-z/]", label) is None else None


def _known(row: Row) -> bool:
    label = _label(row)
    return label is not None and fields.known(label)


def _asks(row: Row) -> bool:
    return _label(row) in ASKED


def _take(row: Row, view: str) -> None:
    if len(_SIGNED.findall(row.text)) > 1:
        row.heading = None
        silence(row, "form")
        return
    found = _LABELLED.fullmatch(row.text)
    assert found is not None
    label = found.group("label")
    value = view.find(" ", view.find(label[-1], row.body), row.end)
    while value < row.end and view[value] in " :":
        value += 1
    row.text = f"{label}:{compact(view[value : row.end])}"  # from here on as if it had its colon
    make_field(row, label, value)
