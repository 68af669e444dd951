"""The page in a browser: ask, read, click a citation, see the very words marked in the source."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

QUESTION = "谁负责开具增值税发票？"
OWN = "仓库管理员岗位职责\n1、负责库房盘点；\n2、负责出入库登记；\n3、保持库房整洁。\n"


def ask(page, question):
    page.fill("#question", question)
    page.keyboard.press("Enter")
    page.wait_for_selector("#answers .card:first-child:not([aria-busy])")


def in_view(page, selector):
    """Whether the element lies inside its scrolling panel and inside the window."""
    return page.evaluate(
        """(selector) => {
          const mark = document.querySelector(selector).getBoundingClientRect();
          const panel = document.querySelector('.source-text').getBoundingClientRect();
          return mark.top >= panel.top && mark.bottom <= panel.bottom && mark.bottom <= innerHeight;
        }""",
        selector,
    )


@pytest.mark.parametrize(
    ("width", "height", "scheme"),
    [(1440, 900, "light"), (1440, 900, "dark"), (360, 740, "light"), (1024, 768, "dark")],
)
def test_ask_then_click_every_citation(service, open_page, tmp_path, width, height, scheme):
    page = open_page(service, width=width, height=height, scheme=scheme).page
    page.wait_for_selector(".example")
    ask(page, QUESTION)
    assert page.inner_text("#answers .counter-number") == "3/3"
    page.screenshot(path=tmp_path / f"answer-{scheme}-{width}.png")

    answer = page.evaluate(
        """async (question) => (await fetch('/v1/ask', {method: 'POST', headers: {'content-type': 'application/json'},
           body: JSON.stringify({question})})).json()""",
        QUESTION,
    )
    assert len(answer["citations"]) == 3
    for citation in answer["citations"]:
        page.click(f".blocks .chip[data-marker='{citation['marker']}'] >> nth=0")
        page.wait_for_selector(f"mark.active[data-marker='{citation['marker']}']")
        assert page.text_content("mark.active") == citation["text"]
        assert in_view(page, "mark.active")
        assert citation["list"] in page.inner_text(".source-where")
        page.screenshot(path=tmp_path / f"source-{citation['marker']}-{scheme}-{width}.png")
        page.keyboard.press("Escape")
        assert page.is_hidden("#source")
        focused = page.evaluate("document.activeElement.dataset.marker")
        assert focused == str(citation["marker"]), "the focus goes back to where it came from"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"


def test_enumeration_counts_and_numbers(service, open_page):
    page = open_page(service).page
    ask(page, "营业部负责人职责7有哪些")
    assert page.inner_text(".counter-words") == "共 11 条，全部列出"
    assert page.inner_text(".counter-number") == "11/11"
    assert page.locator(".blocks .item").count() == 11


@pytest.mark.parametrize("question", ["年假有几天？", "程序员的岗位职责有哪些？"])
def test_refusal_offers_ways_on(service, open_page, question):
    page = open_page(service).page
    page.wait_for_selector(".example")
    ask(page, question)
    assert page.locator(".refusal .refusal-words").inner_text()
    assert page.locator(".chip").count() == 0
    way = page.locator(".refusal .way").first
    words = way.inner_text()
    assert words != question
    way.click()
    expect(page.locator("#answers .card:not([aria-busy])")).to_have_count(2)
    assert page.locator("#answers .card:first-child .asked").inner_text() == words
    assert page.locator("#answers .card:first-child .chip").count() > 0, "the way on leads to an answer"


def test_keyboard_alone(service, open_page):
    page = open_page(service).page
    page.wait_for_selector(".example")
    assert page.evaluate("document.activeElement.id") == "question"
    page.keyboard.type(QUESTION)
    page.keyboard.press("Shift+Enter")
    assert page.locator("#answers .card").count() == 0, "Shift+Enter is a new line"
    page.keyboard.press("Enter")
    page.wait_for_selector(".chip")
    page.focus(".chip >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.active")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "关闭原文"
    page.click("[aria-label='下一处出处']")
    page.wait_for_selector("mark.active[data-marker='2']")


def test_side_bar_asks(service, open_page):
    page = open_page(service).page
    page.wait_for_selector(".list")
    page.click(".list:has-text('营业部负责人职责7')")
    page.wait_for_selector(".counter-number")
    assert page.inner_text(".counter-number") == "11/11"


def test_address_keeps_the_question(service, open_page):
    page = open_page(service, path="/?q=年假有几天？").page
    page.wait_for_selector(".refusal")
    assert page.input_value("#question") == "年假有几天？"


def test_upload_then_remove_the_sample(own_service, open_page):
    page = open_page(own_service).page
    page.wait_for_selector(".document")
    assert page.locator(".document .badge").inner_text() == "示例"
    page.set_input_files("#files", {"name": "仓库.txt", "mimeType": "text/plain", "buffer": OWN.encode()})
    page.wait_for_selector(".toast:has-text('已加入 仓库.txt')")
    page.click(".toast .text-button:has-text('移除示例')")
    expect(page.locator(".document")).to_have_count(1)
    ask(page, "谁负责库房盘点？")
    page.click(".chip >> nth=0")
    page.wait_for_selector("mark.active")
    assert page.text_content("mark.active") == "负责库房盘点"
    page.click("[aria-label='移除 仓库.txt']")
    page.click(".document .danger")
    page.wait_for_selector(".empty-state")


def test_hostile_names_and_texts_stay_text(own_service, open_page):
    page = open_page(own_service).page
    page.wait_for_selector(".document")
    text = "<img src=x onerror=alert(1)>岗位职责\n1、负责<script>alert(1)</script>检查；\n2、负责[点我](javascript:alert(1))登记。\n"
    page.set_input_files("#files", {"name": "<b>名.txt", "mimeType": "text/plain", "buffer": text.encode()})
    page.wait_for_selector(".document:has-text('<b>名.txt')")
    ask(page, "谁负责检查？")
    assert page.locator("img, b, #answers script, #answers a").count() == 0


def test_wrong_file_says_what_to_do(empty_service, open_page):
    watched = open_page(empty_service)
    page = watched.page
    page.wait_for_selector(".empty-state")
    page.set_input_files(
        "#files", {"name": "说明书.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04"}
    )
    page.wait_for_selector(".toast.bad:has-text('说明书.docx')")
    watched.errors.clear()  # the browser itself logs the 415


def test_docs_page_works_offline(service, open_page):
    page = open_page(service, path="/docs").page
    page.wait_for_selector(".opblock")
    assert page.locator(".opblock").count() >= 10
