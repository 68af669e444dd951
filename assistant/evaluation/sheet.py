"""The sheet of an audit: answers in rows for a person to tick, and what the ticks say."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from assistant.contract import Answer, Citation
from corpus.errors import InvalidRequest
from corpus.reading.sheets import read_cells

COLUMNS = ("编号", "问题", "结果", "条目", "出处", "条目对吗", "漏了几条", "该拒答吗", "备注")
_WIDTHS = (6, 36, 8, 60, 36, 10, 10, 10, 24)
_RIGHT, _WRONG = frozenset("对 是 √ ✓ ✔ y yes 1".split()), frozenset("错 否 不对 × ✗ ✘ n no 0".split())
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HELP = (
    "怎么填 / how to fill in",
    "条目对吗：每一行填 对 或 错——这一条是不是真的回答了问题 (does this item answer the question?)",
    "漏了几条：每个问题的第一行填数字，没漏填 0 (how many items are missing; first row of each question)",
    "该拒答吗：每个问题的第一行填 是 或 否——文本里其实没有答案就填 是 (should it have been refused?)",
    "没填的行不计入 (rows left empty do not count). 填好后运行：zhize audit --read 本文件",
)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Share(_Frozen):
    """A share with what it was counted from, and Wilson's 95 % interval (Wilson 1927)."""

    right: int
    of: int
    share: float | None
    low: float | None
    high: float | None


class AuditReport(_Frozen):
    """``POST /v1/audit`` and ``zhize audit --read --json``: what a person's ticks say.

    ``item_recall`` is over the answers whose missing items were counted; ``exact`` are answers in which every item is
    right and none is missing; ``refusal_precision`` is over the refused, ``refusal_recall`` over those to refuse.
    """

    questions: int
    items: int
    unticked: int
    item_precision: Share
    item_recall: Share
    f1: float | None
    exact: Share
    refusal_precision: Share
    refusal_recall: Share


def write_sheet(answers: Sequence[Answer], about: Mapping[str, object]) -> bytes:
    """A workbook with one row for each cited item, and one for each refusal."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    page = book.create_sheet("审核", 0)
    del book["Sheet"]
    page.append(COLUMNS)
    for at, width in enumerate(_WIDTHS, 1):
        page.cell(1, at).font = Font(bold=True)
        page.column_dimensions[get_column_letter(at)].width = width
    wanted = PatternFill("solid", fgColor="FFF7D6")
    for number, answer in enumerate(answers, 1):
        for first, row in _rows(number, answer):
            page.append([""] * len(COLUMNS))
            for at, value in enumerate(row, 1):
                cell = page.cell(page.max_row, at)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"  # a text that begins with "=" stays a text
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            for at in ([6] if answer.answered and row[3] else []) + ([7, 8] if first else []):
                page.cell(page.max_row, at).fill = wanted
    for letter, choices in (("F", '"对,错"'), ("H", '"是,否"')):
        rule = DataValidation(type="list", formula1=choices, allow_blank=True)
        page.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{page.max_row + 1}")
    page.freeze_panes = "A2"
    notes = book.create_sheet("说明")
    for line in (*_HELP, *(f"{name}：{value}" for name, value in about.items())):
        notes.append([line])
    notes.column_dimensions["A"].width = 100
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(number: int, answer: Answer) -> Iterator[tuple[bool, list[str | int]]]:
    if not answer.answered:
        yield True, [number, _clean(answer.question), "拒答", _clean(answer.answer), "", "", "", "", ""]
        return
    if not answer.citations:
        yield True, [number, _clean(answer.question), "已答", "", _clean(answer.answer), "", "", "", ""]
    for at, citation in enumerate(answer.citations):
        asked = _clean(answer.question) if at == 0 else ""
        yield (
            at == 0,
            [number, asked, "已答", _clean(citation.text), _clean(_place(citation)), "", "", "", ""],
        )


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return _NO_XML.sub("", text)


def _place(citation: Citation) -> str:
    number = f" 第{citation.number}条" if citation.number else ""
    return f"{citation.role} · {citation.list}{number} — {citation.document}:{citation.start}–{citation.end}"


@dataclass
class _Ticked:
    """One question of a ticked sheet."""

    answered: bool
    right: int = 0
    wrong: int = 0
    unticked: int = 0
    missing: int | None = None
    refuse: bool | None = None
    items: int = 0


def read_sheet(data: bytes) -> AuditReport:
    """What a ticked sheet says.

    Raises:
        InvalidRequest: ``eval_rows_invalid`` with every bad cell, or ``audit_sheet_unknown``.
        UnreadableDocument: it is no workbook.
    """
    rows = [(number, cells) for number, cells in read_cells(data) if any(cells)]
    if not rows or tuple(cell.strip() for cell in rows[0][1][: len(COLUMNS)]) != COLUMNS:
        raise InvalidRequest("audit_sheet_unknown", columns=list(COLUMNS))
    bad: list[str] = []
    ticked: dict[str, _Ticked] = {}
    for number, cells in rows[1:]:
        row = dict(zip(COLUMNS, (*(cell.strip() for cell in cells), *[""] * len(COLUMNS)), strict=False))
        try:
            _take(ticked.setdefault(row["编号"], _Ticked(row["结果"] != "拒答")), row)
        except ValueError as exc:
            bad.append(f"第 {number} 行 (row {number})：{exc}")
    if bad:
        raise InvalidRequest("eval_rows_invalid", name="", count=len(bad), rows="\n".join(bad[:20]))
    return _report(list(ticked.values()))


def _take(one: _Ticked, row: Mapping[str, str]) -> None:
    if one.answered and row["条目"]:
        judged = _judged(row["条目对吗"], "条目对吗", "对", "错")
        one.items += 1
        one.right += judged is True
        one.wrong += judged is False
        one.unticked += judged is None
    if row["漏了几条"]:
        if not row["漏了几条"].isdecimal():
            raise ValueError(f"漏了几条 要填数字 (a number): {row['漏了几条']}")
        one.missing = (one.missing or 0) + int(row["漏了几条"])
    refuse = _judged(row["该拒答吗"], "该拒答吗", "是", "否")
    one.refuse = one.refuse if refuse is None else refuse


def _judged(cell: str, name: str, yes: str, no: str) -> bool | None:
    word = cell.lower()
    if not word:
        return None
    if word in _RIGHT or word in _WRONG:
        return word in _RIGHT
    raise ValueError(f"{name} 要填 {yes} 或 {no} ({yes}: yes, {no}: no): {cell}")


def _report(ticked: Sequence[_Ticked]) -> AuditReport:
    right, wrong = sum(one.right for one in ticked), sum(one.wrong for one in ticked)
    counted = [one for one in ticked if one.missing is not None and not one.unticked]
    found, missing = sum(one.right for one in counted), sum(one.missing or 0 for one in counted)
    precision, recall = share(right, right + wrong), share(found, found + missing)
    whole = [one for one in counted if one.answered]
    judged = [one for one in ticked if one.refuse is not None]
    due = [one for one in judged if one.refuse]
    refused = [one for one in judged if not one.answered]
    both = sum(not one.answered for one in due)
    p, r = precision.share, recall.share
    return AuditReport(
        questions=len(ticked),
        items=sum(one.items for one in ticked),
        unticked=sum(one.unticked for one in ticked),
        item_precision=precision,
        item_recall=recall,
        f1=round(2 * p * r / (p + r), 4) if p and r else None,
        exact=share(sum(not one.wrong and not one.missing for one in whole), len(whole)),
        refusal_precision=share(both, len(refused)),
        refusal_recall=share(both, len(due)),
    )


def share(right: int, of: int, z: float = 1.96) -> Share:
    """The share with its interval; unknown where nothing was counted."""
    if not of:
        return Share(right=0, of=0, share=None, low=None, high=None)
    p = right / of
    middle, spread = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    low, high = max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
    return Share(right=right, of=of, share=round(p, 4), low=round(low, 4), high=round(high, 4))
