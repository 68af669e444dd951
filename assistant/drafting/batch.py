"""Many briefs from one table: a CSV or XLSX file whose header names what each column is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assistant.drafting.contract import Brief
from corpus.errors import InvalidRequest
from corpus.reading import read

MAX_ROWS = 1_000

# What a column may be called -> the brief's field.
_COLUMNS: dict[str, str] = {
    name: field
    for field, names in {
        "role": "岗位 岗位名称 职位 职位名称 role",
        "audience": "用途 文种 受众 audience",
        "profile": "岗位类型 profile",
        "lists": "清单 lists",
        "department": "部门 所属部门 department",
        "focus": "侧重点 重点 focus",
        "level": "级别 职级 岗位等级 level",
        "place": "地点 工作地点 place",
        "employment_type": "用工类型 employment_type",
        "salary": "薪酬 薪资 工资 salary",
        "head_count": "人数 招聘人数 定员 head_count",
        "reports_to": "汇报对象 直接上级 reports_to",
        "requirements": "任职要求 要求 招聘条件 requirements",
        "benefits": "福利 福利待遇 benefits",
        "valid_until": "有效期 有效期至 截止日期 valid_until",
        "apply": "投递方式 apply",
        "duties": "条数 职责条数 duties",
        "company": "单位 公司 company",
        "company_line": "单位介绍 公司介绍 company_line",
    }.items()
    for name in names.split()
}
_SEVERAL = {"lists", "focus", "requirements", "benefits"}
_AUDIENCES = {"招聘JD": "posting", "招聘jd": "posting", "岗位说明书": "internal"}
_BOUNDS = {
    "le": "应不大于 {}",
    "ge": "应不小于 {}",
    "max_length": "太长或太多，最多 {}",
    "min_length": "没有填写",
}
_WRONG = {
    "missing": "没有填写",
    "int_parsing": "应是整数",
    "int_from_float": "应是整数",
    "literal_error": "应是“招聘JD”或“岗位说明书”",
}
_SPLIT = re.compile(r"[；;\n|]+")
_FOCUS_SPLIT = re.compile(r"[；;\n|、，,]+")
_FIELD = re.compile(r"^([^：\n]{1,12})：(.*)$")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet may run
_UNSAFE_NAME = re.compile(r"[^\w\u4e00-\u9fff-]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, counted from 1: its brief, or why it is none."""

    number: int
    role: str
    brief: Brief | None
    problem: str = ""
    unused: tuple[str, ...] = ()  # columns with something in them that no brief has a place for


def rows(data: bytes, name: str) -> list[Row]:
    """The briefs of a table.

    Raises:
        UnreadableDocument: it is no text or table.
        InvalidRequest: no column names a role, or there are more than ``MAX_ROWS`` rows.
    """
    found = list(_records(data, name))
    if not any(_COLUMNS.get(key) == "role" for record in found for key in record):
        raise InvalidRequest("invalid_request", reason="没有“岗位”一列 (no column “岗位”)")
    if len(found) > MAX_ROWS:
        raise InvalidRequest("invalid_request", reason=f"{len(found)} > {MAX_ROWS} 行 (rows)")
    return [_row(number, record) for number, record in enumerate(found, 1)]


def _records(data: bytes, name: str) -> Iterator[dict[str, str]]:
    reading = read(data, name)
    if name.lower().endswith(".csv"):
        table = io.StringIO(
            data.decode(reading.encoding, errors="replace").removeprefix("\ufeff"), newline=""
        )
        for record in csv.DictReader(table):
            yield {
                (key or "").strip(): (value or "").strip()
                for key, value in record.items()
                if isinstance(value, str)
            }
        return
    # The reader gives each row of a sheet as "column：value" lines; rows are parted by an empty line.
    for block in re.split(r"\n\s*\n", reading.text):
        fields: dict[str, str] = {}
        last = ""
        for line in block.splitlines():
            labelled = _FIELD.match(line)
            if labelled and labelled[1].strip() in _COLUMNS:
                last = labelled[1].strip()
                fields[last] = labelled[2].strip()
            elif last:
                fields[last] = f"{fields[last]}\n{line}".strip()
        if fields:
            yield fields


def _row(number: int, record: Mapping[str, str]) -> Row:
    given: dict[str, object] = {}
    for column, value in record.items():
        field = _COLUMNS.get(column)
        if field is None or not value:
            continue
        if field in _SEVERAL:
            split = _FOCUS_SPLIT if field == "focus" else _SPLIT
            given[field] = [part.strip() for part in split.split(value) if part.strip()]
        elif field == "audience":
            given[field] = _AUDIENCES.get(value, value)
        else:
            given[field] = value
    role = str(given.get("role", ""))
    unused = tuple(column for column, value in record.items() if column and value and column not in _COLUMNS)
    try:
        return Row(number, role, Brief.model_validate(given), unused=unused)
    except ValidationError as exc:
        return Row(number, role, None, what_is_wrong(exc.errors()[0], record))


def what_is_wrong(error: ErrorDetails, columns: Iterable[str] = ()) -> str:
    """What is wrong with a brief's field, for the person who filled it in: “条数”应不大于 30.

    Args:
        columns: how she calls the fields; else each has the first of its names.
    """
    field = str(error["loc"][0]) if error["loc"] else ""
    column = next((name for name in [*columns, *_COLUMNS] if _COLUMNS.get(name) == field), field)
    for name, value in (error.get("ctx") or {}).items():
        if name in _BOUNDS:
            return f"“{column}”{_BOUNDS[name].format(value)}"
    return f"“{column}”{_WRONG.get(error['type'], '填写有误')}"


def file_name(row: Row, form: str) -> str:
    """A file name that no role can turn into a path: ``007-销售经理.docx``."""
    return f"{row.number:03d}-{_UNSAFE_NAME.sub('_', row.role)[:40].strip('_') or 'draft'}.{form}"


def report_csv(lines: list[tuple[str, ...]]) -> bytes:
    """The report as CSV that a spreadsheet shows and never runs; with a byte order mark, as Excel wants it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for line in lines:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in line])
    return out.getvalue().encode("utf-8-sig")
