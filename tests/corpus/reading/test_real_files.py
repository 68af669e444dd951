"""Files that LibreOffice wrote (fixtures/make.py): the text as a person would read it off the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.errors import UnreadableDocument
from corpus.reading import office, read

FIXTURES = Path(__file__).parent / "fixtures"

STORE = """\
仓库管理员岗位说明书
岗位名称 | 仓库管理员 | 所属部门 | 物流部
直接上级 | 仓储主管 | 编制 | 3人
工作概述 | 在仓储主管的领导下，负责原材料和产成品的收发存管理，确保账物相符，并对仓库的消防与安全负责。
一、岗位职责
（一）收货与入库
1. 核对送货单与采购订单，检查数量、规格和外观质量，办理入库手续，发现短缺或损坏当场记录并通知采购员与供应商的送货人员共同签字确认；
2. 按物料类别、批次分区码放，挂好标识卡；
（二）发货与盘点
1. 凭领料单发料，先进先出；
二、任职要求
1、两年以上仓库管理经验；
2、持有叉车证。
工作权限
1、对不合格物料有拒收权；
2、对违反仓库规定的人员有制止权；
考核指标
● 账物相符率 ≥ 99.5%；
"""

JOBS = """\
招聘需求
2026年招聘需求表

岗位名称：出纳
序号：1
所属部门：财务部
人数：1
岗位职责：
1、负责现金收付；
2、登记日记账；
任职要求：大专以上学历
截止日期：2026-12-31

岗位名称：司机
序号：2
所属部门：行政部
人数：2
岗位职责：负责公司车辆驾驶与保养
任职要求：
1. C1 驾照
2. 五年驾龄
截止日期：2027-01-15

职责分解
岗位：会计
工作职责：
1、核对发票
2、登记台账
3、编制报表
频次：
每日
每日
每月

岗位：行政
工作职责：
1、采购办公用品
2、管理会议室
频次：每周

保安说明书
岗位名称 | 保安 | 所属部门 | 行政部
直接上级 | 保安队长 | 编制 | 6
岗位职责
1、门卫值班；
2、夜间巡逻；
工作权限 | 对可疑人员有盘问权
"""

RECEPTION = """\
前台文员
部门 | 行政部 | 人数 | 2
工作职责
1、接待来访客人，登记姓名和来访时间，通知有关部门的同事到前台迎接；
2、收发快递和信件；
3、管理会议室，做好会议前的准备和会议后的整理，保持桌面整洁，设备齐全可用；
"""


def load(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def test_docx_with_drawn_numbers() -> None:
    reading = read(load("store.docx"), "store.docx")
    assert reading.text == STORE
    assert reading.title == "仓库管理员岗位说明书"
    assert reading.notes == ()


def test_xlsx() -> None:
    reading = read(load("jobs.xlsx"), "jobs.xlsx")
    assert reading.text == JOBS
    assert reading.notes == ("隐藏的工作表没有读入：旧数据",)


def test_pdf_lines_are_joined_and_scans_reported() -> None:
    reading = read(load("reception.pdf"), "reception.pdf")
    assert reading.text == RECEPTION
    assert reading.notes == (
        "第 3-4 页是扫描图像，没有文字层，没有读入；请先做文字识别（OCR）。",
        "页眉页脚没有读入正文：远山公司文件",
    )


@pytest.mark.parametrize(
    ("name", "wrong"), [("store.docx", "岗位.doc"), ("jobs.xlsx", "表.xls"), ("reception.pdf", "x.txt")]
)
def test_the_bytes_beat_the_name(name: str, wrong: str) -> None:
    assert read(load(name), wrong).text == read(load(name), name).text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
class TestOldFormats:
    def test_doc(self) -> None:
        reading = read(load("store.doc"), "store.doc")
        assert reading.media_type == "application/msword"
        # LibreOffice forgets on the way that the second list goes on after its restart.
        assert reading.text == STORE.replace("2、对违反", "1、对违反")

    @pytest.mark.slow
    def test_wps_is_read_by_its_bytes(self) -> None:
        assert "一、岗位职责" in read(load("store.doc"), "store.wps").text

    def test_xls(self) -> None:
        assert read(load("jobs.xls"), "jobs.xls").text == JOBS

    @pytest.mark.slow
    def test_rtf(self) -> None:
        rtf = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}\f0 " + "".join(
            f"\\u{ord(char)}?" if char != "\n" else "\\par\n" for char in "岗位职责\n1、负责收银。"
        )
        assert read((rtf + "}").encode(), "a.rtf").text == "岗位职责\n1、负责收银。\n"

    @pytest.mark.slow
    def test_a_broken_doc_is_refused(self) -> None:
        with pytest.raises(UnreadableDocument) as caught:
            read(load("store.doc")[:3000], "a.doc")
        assert caught.value.code in ("document_unreadable", "document_empty")


@pytest.mark.parametrize(
    ("name", "kind", "wanted"), [("store.doc", "doc", "docx"), ("jobs.xls", "xls", "xlsx")]
)
def test_without_libreoffice_a_modern_format_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, name: str, kind: str, wanted: str
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert not office.available()
    with pytest.raises(UnreadableDocument) as caught:
        read(load(name), name)
    assert caught.value.code == "document_type"
    assert caught.value.facts == {"name": name, "size": len(load(name)), "type": kind, "wanted": wanted}
