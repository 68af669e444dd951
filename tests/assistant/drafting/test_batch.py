"""Tables of briefs."""

from __future__ import annotations

import io

import openpyxl
import pytest

from assistant.drafting.batch import file_name, report_csv, rows
from corpus.errors import InvalidRequest, UnreadableDocument

HEADER = ["岗位", "侧重点", "条数", "任职要求", "招聘人数"]
TABLE = [
    ["销售部负责人", "渠道、客户", 5, "三年经验；会Excel", 2],
    ["", "", "", "", ""],
    ["库管", "", 900, "", ""],
]


def _csv(encoding: str) -> bytes:
    lines = [",".join(f'"{cell}"' for cell in row) for row in [HEADER, *TABLE]]
    return "\r\n".join(lines).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv(encoding: str) -> None:
    found = rows(_csv(encoding), "briefs.csv")
    first = found[0].brief
    assert first is not None and first.role == "销售部负责人" and first.focus == ["渠道", "客户"]
    assert first.duties == 5 and first.head_count == 2 and first.requirements == ["三年经验", "会Excel"]
    assert [one.brief is None for one in found] == [False, True, True]
    assert [one.problem for one in found] == ["", "“岗位”没有填写", "“条数”应不大于 30"]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("招聘人数", "若干", "“招聘人数”应是整数"),
        ("定员", "0", "“定员”应不小于 1"),
        ("用途", "海报", "“用途”应是“招聘JD”或“岗位说明书”"),
        ("薪酬", "高" * 300, "“薪酬”太长或太多，最多 200"),
    ],
)
def test_a_wrong_cell_is_named_by_its_column(column: str, cell: str, said: str) -> None:
    (row,) = rows(f"岗位,{column}\n库管,{cell}\n".encode(), "x.csv")
    assert row.brief is None and row.problem == said


def test_a_column_without_a_place_is_told() -> None:
    first, second = rows("岗位,受众,备注\n库管,岗位说明书,急招\n会计,,\n".encode(), "x.csv")
    assert first.brief and first.brief.audience == "internal"
    assert (first.unused, second.unused) == (("备注",), ())


def test_xlsx() -> None:
    book = openpyxl.Workbook()
    for row in [HEADER, ["文员", "档案", 3, "本科\n会Excel", 1], ["库管", None, None, None, None]]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    book.close()
    first, second = (one.brief for one in rows(out.getvalue(), "briefs.xlsx"))
    assert first is not None and first.requirements == ["本科", "会Excel"] and first.duties == 3
    assert second is not None and second.role == "库管"


def test_tables_that_are_none() -> None:
    with pytest.raises(InvalidRequest):
        rows("甲,乙\n1,2\n".encode(), "x.csv")
    with pytest.raises(InvalidRequest):
        rows(("岗位\n" + "库管\n" * 1001).encode(), "x.csv")
    with pytest.raises(UnreadableDocument):
        rows(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "x.csv")


def test_no_role_leaves_the_folder_and_no_cell_is_a_formula() -> None:
    (row,) = rows("岗位\n../../etc/passwd\n".encode(), "x.csv")
    assert file_name(row, "md") == "001-etc_passwd.md"
    assert report_csv([("=1+1", "@x", "库管")]).decode("utf-8-sig") == "'=1+1,'@x,库管\r\n"
