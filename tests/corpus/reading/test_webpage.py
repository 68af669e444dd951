"""html: what a browser shows, line by line."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableDocument
from corpus.reading import read
from corpus.reading.webpage import read_html


def page(body: str, head: str = "") -> str:
    data = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    return read_html(data, "x.html")[0]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>岗位职责<br>1、收款<br/>2、付款</p>", "岗位职责\n1、收款\n2、付款\n"),
        ("<h2>出纳</h2><div>甲</div><div>乙</div><p>丙", "出纳\n\n甲\n乙\n\n丙\n"),
        ("<span>负责</span> <b>Excel</b>\n  表", "负责 Excel 表\n"),
        ("<p>负责现金\n   收付</p>", "负责现金收付\n"),  # a source line break between Han is no blank
        ("<p>use\nExcel</p>", "use Excel\n"),
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙\n"),
        ("<ol start=3 type=A><li>甲<li value=7>乙<li><p>丙</p></ol>", "C. 甲\nG. 乙\nH. 丙\n"),
        ("<ol reversed><li>甲<li>乙</ol>", "2. 甲\n1. 乙\n"),
        ("<ul><li>甲<li>乙</ul>", "• 甲\n• 乙\n"),
        ("<ol><li>1、甲<li>（二）乙</ol>", "1、甲\n（二）乙\n"),  # numbered by hand as well
        ("<ul style='list-style: none'><li>甲</ul>", "甲\n"),
        ("<ul><li><a href=/>首页</a><li><a href=/a>职位</a></ul>", "首页\n职位\n"),  # a menu
        ("<ol><li>甲<ul><li>子</ul><li>乙</ol>", "1. 甲\n• 子\n2. 乙\n"),
        ("<table><tr><th>地点<td>上海<td><td>学历<td>本科</table>", "地点 | 上海 |  | 学历 | 本科\n"),
        ("<table><tr><td>职责<td><p>1、甲</p><p>2、乙</p><tr><td>人数<td>2</table>", "职责\n1、甲\n2、乙\n人数 | 2\n"),
        ("<table><tr><td><table><tr><td>甲<td>乙</table></table>", "甲 | 乙\n"),  # layout by tables
        ("甲<script>x<y</script><style>p{}</style><!-- c --><noscript>n</noscript><template>t</template>", "甲\n"),
        ("甲<p hidden>乙</p><div style='DISPLAY : none'>丙</div><select><option>丁</select><textarea>戊</textarea>", "甲\n"),
        ("<ruby>职<rp>(<rt>zhí<rp>)</ruby>责&nbsp;&#x4e00;&middot;", "职责\u00a0一·\n"),
        ("<pre>1、甲\n  2、乙</pre>", "1、甲\n2、乙\n"),
        ("<p>没关<b>好的<p>标签</div></td>", "没关好的\n\n标签\n"),
    ],
)  # fmt: skip
def test_visible_text(body: str, text: str) -> None:
    assert page(body) == text


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("gbk", "gb2312"), ("gb18030", "gb18030"), ("big5", "big5"), ("utf-8", "utf-8"), ("utf-8-sig", "gb2312"), ("utf-16", "utf-8"), ("gbk", "utf-8"), ("gbk", "no-such-charset")],
)  # fmt: skip
def test_charsets_declared_truly_or_not(codec: str, declared: str) -> None:
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>出納</title></head><body>負責現金，每日上報</body></html>'
    reading = read(html.encode(codec), "x.htm")
    assert (reading.text, reading.title) == ("負責現金，每日上報\n", "出納")


def test_a_page_that_calls_itself_doc_or_xls() -> None:
    html = "<html><body><table><tr><td>岗位<td>出纳</table></body></html>".encode("gbk")
    for name in ("导出.doc", "导出.xls"):
        assert read(html, name).text == "岗位 | 出纳\n"


def test_depth_is_refused_not_cut() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(b"<div>" * 5000 + "负责".encode(), "x.html")
    assert (caught.value.code, caught.value.facts["reason"]) == ("document_unreadable", "nesting")


def test_a_long_page_is_read_in_time() -> None:
    import time

    body = "<ul>" + "<li><p>负责<b>货物</b>收发，<a href=#>详情</a></p>" * 20_000 + "</ul>"
    start = time.perf_counter()
    assert page(body).count("• 负责货物收发，详情\n") == 20_000
    assert time.perf_counter() - start < 5
