"""Jobs told one after another, each in a line that opens with its name (1. **安全员**：… 2. **施工员**：… 3. **班组长**：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.parsing import titles
from corpus.parsing.kinds import opens_duty, speaks_duty
from corpus.parsing.rows import Row
from corpus.parsing.titles import looks_like_title
from corpus.parsing.units import is_unit
from corpus.parsing.view import compact

#: So many jobs in a row are no coincidence, whatever their lines say.
_FEWEST: Final = 3
_LONGEST_NAME: Final = 20
_LEAST_SAID: Final = 12  # characters: a person's name or a telephone number is shorter
#: What is asked of people, or paid, is no duty: such lines stay points of their list (店长：底薪5000元；班长：大专以上学历).
_NO_DUTY: Final = re.compile(
    r"学历|毕业|经验|英语|口语|[四六]级|[岁龄]|持有?.{0,8}证|优先|\d ?元|底薪|工资|薪酬|提成|补贴|万/|\d[kK]|电话|\d{7}|招聘?\d"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: its rows, and where the colon stands behind the job it opens with; 0 where it opens with none."""

    rows: list[Row]
    colon: int
    said: str


def cut_glossary(rows: list[Row], view: str) -> list[Row]:
    """Return the rows, the names of such jobs cut off as rows of their own."""
    out: list[Row] = []
    run: list[_Line] = []

    def close() -> None:
        told = len(run) >= _FEWEST and sum(_tells(line.said) for line in run) * 3 >= len(run) * 2
        for line in run:
            out.extend(_cut(line, view) if told else line.rows)
        run.clear()

    for line in _lines(rows, view):
        if run and (not line.colon or _style(line.rows[0]) != _style(run[0].rows[0])):
            close()
        if line.colon:
            run.append(line)
        else:
            out.extend(line.rows)
    close()
    return out


def _tells(said: str) -> bool:
    """Whether a line tells what is done, not what is asked of people or paid."""
    acts = opens_duty(said) or speaks_duty(said) or _ACTS.search(said) is not None
    return acts and _NO_DUTY.search(said) is None


_ACTS: Final = re.compile(
    r"负责|从事|经办|协助|主要(?:是|工作)|工作(?:主要)?(?:是|为|包括)|应(?:当|严格|该)|必须"
)


def _style(row: Row) -> str:
    return row.marker.style if row.marker is not None else ""


def _lines(rows: list[Row], view: str) -> Iterator[_Line]:
    held: list[Row] = []
    for row in rows:
        if held and row.fresh:
            yield _line(held, view)
            held = []
        held.append(row)
    if held:
        yield _line(held, view)


def _line(rows: list[Row], view: str) -> _Line:
    first, end = rows[0], rows[-1].end
    none = _Line(rows, 0, "")
    if first.type not in ("text", "heading") or first.cell or any(row.type != "text" for row in rows[1:]):
        return none
    colon = view.find(":", first.body, min(end, first.body + _LONGEST_NAME))
    if colon < 0 and first.marker is not None:  # (2)技术部。负责…
        colon = _unit_end(view, first.body, min(end, first.body + _LONGEST_NAME))
    said = compact(view[colon + 1 : end]).strip() if colon > 0 else ""
    name = _name(view[first.body : colon]) if len(said) >= _LEAST_SAID else ""
    job = looks_like_title(name, longest=14) and titles.is_named(name)
    return _Line(rows, colon, said) if job or (is_unit(name) and view[colon] == "。") else none


def _unit_end(view: str, start: int, end: int) -> int:
    """Where the full stop stands behind a unit's name with which a line opens; -1 where it opens with none."""
    stop = view.find("。", start, end)
    return stop if stop > 0 and is_unit(_name(view[start:stop])) else -1


def _name(printed: str) -> str:
    return compact(_NOTE.sub("", printed.strip()))


_NOTE: Final = re.compile(r"\([^()]{1,12}\)$")


def _cut(line: _Line, view: str) -> list[Row]:
    first = line.rows[0]
    body = line.colon + 1
    while view[body] == " ":
        body += 1
    name = _name(view[first.body : line.colon])
    head = Row(
        first.start, line.colon + 1, first.body, name, first.marker, True, first.gap, type="title", name=name
    )
    said = [row for row in line.rows if row.start >= body]
    if first.end > body:
        said.insert(
            0, Row(body, first.end, body, compact(view[body : first.end]), None, False, False, said=True)
        )
    return [head, *said]
