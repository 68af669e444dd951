"""csv, and when a table is a table of postings."""

from __future__ import annotations

import datetime
from io import BytesIO

import openpyxl
import pytest

from corpus.reading import read
from corpus.reading.postings import render
from corpus.reading.rows import flatten

POSTINGS = (
    '岗位名称,部门,岗位职责\r\n出纳,财务部,"1、收款；\r\n2、付款，含""备用金"""\r\n司机,行政部,驾驶\r\n'
)
RENDERED = '岗位名称：出纳\n部门：财务部\n岗位职责：\n1、收款；\n2、付款，含"备用金"\n\n岗位名称：司机\n部门：行政部\n岗位职责：驾驶\n'


@pytest.mark.parametrize("codec", ["utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv(codec: str, delimiter: str) -> None:
    text = POSTINGS if delimiter == "," else POSTINGS.replace(",", delimiter)
    assert read(text.encode(codec), "招聘.csv").text == RENDERED


def test_tab_separated_text_that_calls_itself_xls() -> None:
    assert read(POSTINGS.replace(",", "\t").encode("gbk"), "导出.xls").text == RENDERED


def test_a_csv_without_columns_is_plain_text() -> None:
    text = "出纳岗位职责\r\n1、负责收款，付款\r\n2、登记，核对，报表\r\n"
    assert read(text.encode(), "x.csv").text == text


def test_a_table_without_a_role_column_is_flattened() -> None:
    assert render([["序号", "职责", "频次"], ["1", "开票", "每日"]]) == [
        "序号 | 职责 | 频次",
        "1 | 开票 | 每日",
    ]


def test_a_form_is_no_table_of_postings() -> None:
    form = [["岗位名称", "出纳", "所属部门", "财务部"], ["直接上级", "会计", "编制", "2"]]
    assert render(form) == ["岗位名称 | 出纳 | 所属部门 | 财务部", "直接上级 | 会计 | 编制 | 2"]


def test_rows_of_one_role_become_one_posting() -> None:
    rows = [
        ["序号", "岗位", "职责"],
        ["1", "会计", "核对发票"],
        ["", "", "编制报表"],
        ["2", "出纳", "付款"],
        ["", "", ""],
    ]
    assert render(rows) == [
        "岗位：会计",
        "序号：1",
        "职责：",
        "核对发票",
        "编制报表",
        "",
        "岗位：出纳",
        "序号：2",
        "职责：付款",
    ]


def test_flattening_keeps_a_list_in_a_cell_a_list() -> None:
    assert flatten([["职责", "1、甲\n2、乙", "备注"], ["", "丙", "", ""], ["", ""]]) == [
        "职责",
        "1、甲",
        "2、乙",
        "备注",
        "丙",
    ]


def test_cells_of_every_type() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["编制", 3, 0.1 + 0.2, True, datetime.datetime(2026, 3, 1, 9, 30), "=1+1", "a_x005F_b"])
    sheet["J9"] = "远处"
    sheet.row_dimensions[3].hidden = True
    sheet["A3"] = "藏"
    out = BytesIO()
    book.save(out)
    reading = read(out.getvalue(), "x.xlsx")
    assert reading.text.startswith("编制 | 3 | 0.3 | 是 | 2026-03-01 09:30")
    assert reading.text.endswith(" | a_b\n远处\n")
    assert reading.notes == ("工作表“Sheet”有 1 行被隐藏（如筛选），没有读入。",)
