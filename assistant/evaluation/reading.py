"""Question sets as people write them: JSON Lines, or a table with 问题 / 应答条目 / 应拒答.

A row that cannot be used stops the run, with its number and what is wrong with it; all bad rows are told at once.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.evaluation.case import UNNAMED, Case, Key, case_of
from assistant.evaluation.ground import Ground, Unknown
from assistant.normalise import MAX_QUESTION_CHARS
from corpus.errors import InvalidRequest, UnreadableDocument
from corpus.reading import read
from corpus.reading.sheets import read_cells

MAX_ROWS = 5_000
_SHOWN = 20  # bad rows that are told; a table with the wrong columns has one for each row
_COLUMNS: Mapping[str, str] = {
    name: field
    for field, names in {
        "question": "问题 提问 question",
        "gold": "应答条目 应有条目 应答 条目 答案 gold",
        "refuse": "应拒答 应拒绝 拒答 refuse",
        "also_ok": "也可条目 可有条目 also_ok",
        "kind": "类型 题型 kind",
        "id": "编号 序号 id",
        "role": "本人岗位 提问人岗位 role",
        "history": "上文 前文 history",
        "count": "应答数量 数量 count",
    }.items()
    for name in names.split()
}
_YES = frozenset("是 对 1 true yes y √ ✓ ✔ 拒 应拒 拒答".split())
_NO = frozenset(["", "否", "不", "0", "false", "no", "n", "×", "✗", "✘"])
_SPLIT = re.compile(r"[；;|]+")


class _Row(BaseModel):
    """What a row may hold besides its items; other fields are the author's own."""

    model_config = ConfigDict(strict=True)

    id: str | int
    kind: str
    question: str
    answerable: bool
    history: list[str] = Field(default_factory=list)
    role: str | None = None
    reason: str | None = None
    lists: list[str] = Field(default_factory=list)
    also_lists: list[str] = Field(default_factory=list)
    count: int | None = None
    also_count: int | list[int] | None = None
    must_not: list[str] = Field(default_factory=list)
    quotes: list[str] = Field(default_factory=list)
    kb: str | None = None


class _Bad(ValueError):
    """What is wrong with one row, in words."""


def load(path: Path) -> list[Case]:
    """The cases of one of our own JSON Lines files, items with their list or document."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [case_of(json.loads(line), n) for n, line in enumerate(lines, 1) if line.strip()]


def cases_of(data: bytes, name: str, ground: Ground) -> list[Case]:
    """The cases of a person's file; entries without a list are looked up in the texts.

    Raises:
        InvalidRequest: ``eval_rows_invalid`` with every bad row, ``eval_empty`` or ``eval_columns_missing``.
        UnreadableDocument: the file is no text or table.
    """
    found: list[Case] = []
    bad: list[str] = []
    for number, row in _rows(data, name):
        try:
            found.append(_case(number, row, ground))
        except _Bad as exc:
            bad.append(f"第 {number} 行 (row {number})：{exc}")
    if bad:
        more = [f"…… 共 {len(bad)} 行 ({len(bad)} rows)"] if len(bad) > _SHOWN else []
        raise InvalidRequest(
            "eval_rows_invalid", name=name, count=len(bad), rows="\n".join(bad[:_SHOWN] + more)
        )
    if not found:
        raise InvalidRequest("eval_empty", name=name)
    return found


def _rows(data: bytes, name: str) -> Iterator[tuple[int, Mapping[str, Any] | _Bad]]:
    ending = Path(name).suffix.lower()
    if ending in (".jsonl", ".ndjson", ".json"):
        yield from _json_rows(data)
    elif ending in (".xlsx", ".csv"):
        yield from _table_rows(data, name)
    else:
        raise UnreadableDocument("document_type", name=name, media_type=ending or "?")


def _json_rows(data: bytes) -> Iterator[tuple[int, Mapping[str, Any] | _Bad]]:
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as exc:
            yield number, _Bad(f"不是 JSON (not JSON): {exc}")
            continue
        yield number, row if isinstance(row, dict) else _Bad("不是 JSON 对象 (not an object)")


def _table_rows(data: bytes, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    columns: list[str] | None = None
    for number, cells in _cells(data, name):
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns = [_COLUMNS.get(cell.strip(), "") for cell in cells]
            if "question" not in columns:
                raise InvalidRequest("eval_columns_missing", name=name)
            continue
        row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column}
        yield number, _from_table(row)


def _cells(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    if not name.lower().endswith(".csv"):
        yield from read_cells(data)
        return
    text = data.decode(read(data, name).encoding, errors="replace").removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as exc:  # a cell of more than 131,072 characters, a quote that never ends
        raise UnreadableDocument("document_unreadable", name=name, reason="damaged") from exc


def _from_table(row: Mapping[str, str]) -> dict[str, Any]:
    """A table's row in the fields of JSON Lines; what it cannot be stays text and is refused later."""
    refuse = row.get("refuse", "").strip().lower()
    given: dict[str, Any] = {
        "question": row.get("question", ""),
        "gold": row.get("gold", ""),
        "also_ok": row.get("also_ok", ""),
        "history": [turn for turn in row.get("history", "").splitlines() if turn.strip()],
        "answerable": (refuse in _NO) if refuse in _YES | _NO else row.get("refuse"),
    }
    for name in ("kind", "id", "role"):
        if row.get(name):
            given[name] = row[name]
    if row.get("count"):
        given["count"] = int(row["count"]) if row["count"].isdecimal() else row["count"]
    return given


def _case(number: int, row: Mapping[str, Any] | _Bad, ground: Ground) -> Case:
    if isinstance(row, _Bad):
        raise row
    if number > MAX_ROWS:
        raise _Bad(f"最多 {MAX_ROWS} 行 (at most {MAX_ROWS} rows)")
    question = row.get("question")
    if not isinstance(question, str) or not any(char.isalnum() for char in question):
        raise _Bad("没有问题 (no question)")
    if not _printable(row):
        raise _Bad("有半个字符，不是 UTF-8 (a lone surrogate)")
    if len(question) > MAX_QUESTION_CHARS:
        raise _Bad(f"问题超过 {MAX_QUESTION_CHARS} 字 (question too long)")
    answerable = row.get("answerable", True)
    if not isinstance(answerable, bool):
        raise _Bad(f"“应拒答”要填 是 或 否，现在是“{answerable}” (应拒答 must be 是 or 否)")
    gold = _keys(row.get("gold") or (), ground)
    if gold[0] and not answerable:
        raise _Bad("应拒答的问题不该有应答条目 (a question to refuse has no items)")
    also = _keys(row.get("also_ok") or (), ground)
    if len({shape for keys, shape in (gold, also) if keys}) > 1:
        raise _Bad("条目有的写 doc，有的写 list (some items name doc, some list)")
    given = {key: value for key, value in row.items() if value is not None}
    named = {
        "id": number,
        "kind": UNNAMED if answerable else "unanswerable",
        **given,
        "answerable": answerable,
    }
    try:
        checked = _Row.model_validate(named)
    except ValidationError as exc:
        first = exc.errors()[0]
        raise _Bad(f"字段不对 (wrong field) {first['loc'][0]}: {first['msg']}") from exc
    whole = case_of({**checked.model_dump(), "gold": [], "also_ok": []}, number)
    by_document = "doc" in (gold[1], also[1])
    return replace(whole, gold=gold[0], also_ok=also[0], by_document=by_document)


def _printable(row: Mapping[str, Any]) -> bool:
    """Whether every text of the row is text: JSON can carry half of a character pair."""
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _keys(entries: object, ground: Ground) -> tuple[frozenset[Key], str]:
    """Keys of a row's items, and whether they name documents."""
    if isinstance(entries, str):
        return _written(entries, ground), "list"
    if not isinstance(entries, list | tuple):
        raise _Bad("条目要是文字或列表 (items must be text or a list)")
    found: set[Key] = set()
    shapes: set[str] = set()
    for entry in entries:
        if isinstance(entry, str):
            found |= _written(entry, ground)
            shapes.add("list")
        else:
            found |= _told(entry)
            shapes.add("doc" if isinstance(entry, dict) and "doc" in entry else "list")
    if len(shapes) > 1:
        raise _Bad("条目有的写 doc，有的写 list (some items name doc, some list)")
    return frozenset(found), (shapes or {"list"}).pop()


def _told(entry: object) -> frozenset[Key]:
    try:
        return case_of({"id": "", "kind": "", "question": "", "answerable": True, "gold": [entry]}).gold
    except (KeyError, TypeError, AttributeError) as exc:
        raise _Bad(f"条目缺 text，或缺 list / doc (an item needs text, and list or doc): {entry}") from exc


def _written(text: str, ground: Ground) -> frozenset[Key]:
    """Entries of a cell, one a line; a line that is no item is taken apart at ； and |."""
    found: frozenset[Key] = frozenset()
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            found |= ground.keys(line)
        except Unknown as whole:
            parts = [part.strip() for part in _SPLIT.split(line) if part.strip()]
            if len(parts) < 2:
                raise _Bad(_unknown(whole)) from whole
            for part in parts:
                try:
                    found |= ground.keys(part)
                except Unknown as exc:
                    raise _Bad(_unknown(exc)) from exc
    return found


def _unknown(exc: Unknown) -> str:
    near = f"，最接近的是“{exc.nearest}” (nearest)" if exc.nearest else ""
    return f"文本里没有“{exc.entry}”这一条 (no such item){near}"
