"""Tables of two columns under a section: what a thing is called, and what is done about it (工作环节 | 具体内容)."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from corpus.parsing import titles
from corpus.parsing.headings import Heading
from corpus.parsing.kinds import opens_duty, speaks_duty
from corpus.parsing.rows import Row, silence

#: What a second column is called that says what the first one only names.
_TELLING: Final = re.compile(
    r"(?:具体|主要|详细|工作|操作|服务|检查|内容|实施|执行|处理|落实)*(?:内容|说明|描述|要求|标准|做法|措施|细则|方法|事项)(?:及(?:要求|标准|说明))?"
)
_LONGEST_LABEL: Final = 12  # characters
_LEAST_SAID: Final = 6
_FEWEST_LINES: Final = 2


def unfold_labels(rows: list[Row]) -> list[Row]:
    """Read the lines below such a header as short headings over what their second cell says, in place.

    Only where most of the second cells tell acts; a table of facts stays as it is printed.
    """
    lines = [list(group) for _, group in groupby(rows, key=_line_key)]
    for at, header in enumerate(lines):
        if not _is_header(header):
            continue
        below = []
        for line in lines[at + 1 :]:
            if not _is_record(line):
                break
            below.append(line)
        told = sum(opens_duty(line[1].text) or speaks_duty(line[1].text) for line in below)
        if len(below) < _FEWEST_LINES or told * 2 < len(below):
            continue
        for row in header:
            row.heading = None
            silence(row, "table header")
        for label, _ in below:
            label.type = "heading"
            label.heading = Heading("duty", label.text, "", None, None, None, False, False, True)
    return rows


def _is_header(line: list[Row]) -> bool:
    """Whether a line is the header of such a table; one whose first column names jobs is read elsewhere."""
    if not _two_cells(line) or line[1].type not in ("text", "heading"):
        return False
    name, telling = (row.text.replace(" ", "").strip(":*") for row in line)
    short = 2 <= len(name) <= _LONGEST_LABEL and line[0].type in ("text", "heading")
    return short and _TELLING.fullmatch(telling) is not None and _PLAIN.fullmatch(name) is not None


#: 工作环节, 服务项目, 序号/步骤: no job, no sentence.
_PLAIN: Final = re.compile(
    r"[\u4e00-\u9fff/]*(?:环节|项目|步骤|阶段|流程|类别|类型|方面|模块|任务|事项|内容|名称|场景|情形|情况|时段|时间段|时间|区域|部位|要点|工作)"
)


def _is_record(line: list[Row]) -> bool:
    if not _two_cells(line):
        return False
    label, said = line
    plain = label.type in ("text", "heading") and label.marker is None and len(label.text) <= _LONGEST_LABEL
    named = titles.looks_like_title(label.text) and titles.is_named(label.text)
    return plain and not named and said.type == "text" and len(said.text) >= _LEAST_SAID


def _two_cells(line: list[Row]) -> bool:
    return len(line) == 2 and line[0].cell and [row.column for row in line] == [0, 1]


def _line_key(row: Row) -> tuple[int, int]:
    return (row.line, 0) if row.cell else (-1, row.start)
