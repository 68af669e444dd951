"""Text files: every encoding a Chinese office writes, byte for byte, and clear words for what is no text."""

from __future__ import annotations

import random
import subprocess
import sys
from importlib.resources import files

import opencc
import pytest

from corpus.errors import UnreadableDocument
from corpus.reading import MAX_BYTES, read

SEED = files("corpus.data").joinpath("seed.txt").read_text("utf-8")
# Own text, so that accuracy is not only measured on one document.
OWN = (
    "岗位名称：仓库管理员\r\n所属部门：物流部　直接上级：仓储主管\r\n一、岗位职责\r\n"
    "1、负责货物的验收、入库、码放、保管、盘点、对账等工作；\r\n2、办理出库手续，核对单据，做到账、卡、物相符；\r\n"
    "（三）每日检查消防器材与通道，发现隐患立即上报【安全员】；\r\n④ 月末编制库存报表 Excel（含 ABC 分类），于次月 3 日前提交财务部。\r\n"
    "二、任职要求\r\n• 中专以上学历，两年以上仓储经验——有叉车证者优先……\r\n• 吃苦耐劳，“责任心”强，服从安排。\r\n"
)
TRADITIONAL = opencc.OpenCC("s2t")
CODECS = {
    "utf-8": "utf-8",
    "gb18030": "gb18030",
    "big5": "cp950",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}


def refusal(data: bytes, name: str = "x.txt") -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read(data, name)
    assert caught.value.facts["name"] == name
    assert caught.value.facts["size"] == len(data)
    return caught.value


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_text_is_exact(codec: str, newline: str) -> None:
    text = OWN.replace("\r\n", newline) + "\n  \n"
    reading = read(text.encode(codec, errors="ignore"), "岗位.txt")
    assert reading.text == text.encode(codec, errors="ignore").decode(codec)
    assert reading.notes == ()


@pytest.mark.parametrize("size", [20, 50, 200, 2000])
@pytest.mark.parametrize(
    ("script", "encoding"),
    [(s, e) for s in ("simplified", "traditional") for e in CODECS if (s, e) != ("simplified", "big5")],
)
def test_short_texts_are_told_apart(script: str, encoding: str, size: int) -> None:
    """Measured 100 % from 20 characters up, where detectors by byte pattern miss up to 16 %."""
    source = SEED + OWN * 10
    text = TRADITIONAL.convert(source) if script == "traditional" else source
    rng = random.Random(size)
    codec = CODECS[encoding]
    for _ in range(60):
        start = rng.randrange(len(text) - size)
        data = text[start : start + size].encode(codec, errors="ignore")
        reading = read(data, "x.txt")
        assert (reading.encoding, reading.text) == (encoding, data.decode(codec))


def test_markdown_is_read_as_it_stands() -> None:
    text = "# 出纳\r\n\r\n* 负责**现金**收付\r\n"
    reading = read(text.encode(), "a.MD")
    assert (reading.text, reading.media_type) == (text, "text/markdown")


def test_gb_text_that_is_lawful_utf8() -> None:
    assert read("联通".encode("gbk"), "x.txt").text == "联通"


@pytest.mark.parametrize(
    "text", ["Le résumé — élaborer le budget.", "Обязанности руководителя", "これは日本語です"]
)
def test_lawful_utf8_is_believed_whatever_the_language(text: str) -> None:
    assert read(text.encode(), "x.txt").text == text


def test_a_mark_of_ascii_head_does_not_hide_the_encoding() -> None:
    text = "a" * 40_000 + "\n销售部负责人职责"
    assert read(text.encode("gb18030"), "x.txt").text == text


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_file_cut_by_bytes_is_read_and_reported(codec: str) -> None:
    data = SEED.encode(codec)
    cut = next(n for n in range(3000, 3010) if _undecodable(data[:n], codec))
    reading = read(data[:cut], "x.txt")
    assert reading.text[:-1] == SEED[: len(reading.text) - 1]
    assert reading.text.endswith("�")
    assert "1 处字节无法解码" in reading.notes[0]


def _undecodable(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return True
    return False


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"\xef\xbb\xbf", b" \r\n\t", "\ufeff\u3000\u200b\n".encode()]
)
def test_nothing_to_read(data: bytes) -> None:
    assert refusal(data).code == "document_empty"


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 40, b"abc\0def", "一".encode() + b"\0" * 100, random.Random(1).randbytes(5000)],
)
def test_binary(data: bytes) -> None:
    assert refusal(data).code == "document_binary"


@pytest.mark.parametrize("codec", ["shift_jis", "euc_jp"])
def test_unknown_encoding(codec: str) -> None:
    text = "これは日本語の文章です。営業部の責任者は売上目標を達成するために計画を立てる。会議に参加する。"
    assert refusal(text.encode(codec)).code == "document_encoding"


def test_too_large() -> None:
    error = refusal(b"a" * (MAX_BYTES + 1))
    assert (error.code, error.facts["limit"]) == ("document_too_large", MAX_BYTES)


def test_reading_a_text_imports_no_parser() -> None:
    code = (
        "import sys; from corpus.reading import read; read('负责'.encode('gbk'), 'a.txt');"
        "bad = {m.split('.')[0] for m in sys.modules} & {'lxml','docx','openpyxl','pypdf','pypdfium2','selectolax',"
        "'charset_normalizer','numpy','pydantic'}; assert not bad, bad"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
