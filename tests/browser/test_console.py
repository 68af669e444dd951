"""The console over the packaged sample, read only: ask, sources, roles, check; every view without a violation."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.kit import violations

pytestmark = pytest.mark.browser

QUESTION = "谁负责开具增值税发票？"
POSTING = "销售经理（𠮷部，限男性，35岁以下）\n岗位职责：\n1、负责区域销售；\n2、维护客户关系。\n"


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


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("width", "height", "scheme"),
    [
        (1440, 900, "light"),
        (360, 740, "dark"),
        pytest.param(1024, 768, "dark", marks=pytest.mark.slow),
    ],
)
def test_ask_then_click_every_citation(service, open_page, tmp_path, width, height, scheme):
    page = open_page(service, width=width, height=height, scheme=scheme).page
    page.wait_for_selector(".example")
    ask(page, QUESTION)
    assert page.inner_text("#answers .counter-number") == "3/3"
    assert page.input_value("#question") == "", "the line is free for the next question"
    page.screenshot(path=tmp_path / f"answer-{scheme}-{width}.png")
    answer = page.evaluate(
        """async (question) => (await fetch('v1/ask', {method: 'POST', headers: {'content-type': 'application/json'},
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
        expect(page.locator("#source")).to_be_hidden()
        focused = page.evaluate("document.activeElement.dataset.marker")
        assert focused == str(citation["marker"]), "the focus goes back to where it came from"
    assert fits(page)


SLOW = pytest.mark.slow
VIEWPORTS = [
    pytest.param(1440, 900, "light", {"home", "answer-and-source", "refusal", "check"}, id="few"),
    pytest.param(1440, 900, "light", None, marks=SLOW, id="1440-light"),
    pytest.param(1440, 900, "dark", None, marks=SLOW, id="1440-dark"),
    pytest.param(360, 740, "light", None, marks=SLOW, id="360-light"),
    pytest.param(360, 740, "dark", None, marks=SLOW, id="360-dark"),
]


@pytest.mark.parametrize(("width", "height", "scheme", "few"), VIEWPORTS)
def test_no_view_has_a_violation(service, open_page, tmp_path, width, height, scheme, few):
    """Every view is walked through; ``few``: only these are given to axe-core, which takes a second each."""
    page = open_page(service, width=width, height=height, scheme=scheme).page
    page.wait_for_selector(".example")

    def state(name):
        page.screenshot(path=tmp_path / f"{name}-{scheme}-{width}.png")
        assert (few is not None and name not in few) or violations(page) == [], name
        assert fits(page), name

    state("home")
    ask(page, "营业部负责人职责7有哪些")
    page.click(".chip >> nth=0")
    page.wait_for_selector("mark.active")
    state("answer-and-source")
    page.keyboard.press("Escape")
    ask(page, "年假有几天？")
    state("refusal")
    page.click("[data-view=roles]")
    page.click(".role-list summary >> nth=0")
    state("roles")
    page.click("[data-view=documents]")
    page.wait_for_selector("#view-documents .document")
    state("documents")
    page.click("#view-documents .document-name a")
    page.wait_for_selector(".parse-text .seg-item")
    state("parse")
    page.keyboard.press("Escape")
    page.focus("[role=tab][aria-selected=true]")
    page.keyboard.press("ArrowRight")
    page.select_option(".compare select >> nth=0", "0")
    page.wait_for_selector(".changes")
    state("versions")
    page.keyboard.press("Tab")
    page.click("[role=tab] >> nth=2")
    page.wait_for_selector(".finding")
    state("problems")
    page.click("[data-view=check]")
    page.fill(".paste", POSTING)
    page.click(".check-form .primary")
    page.wait_for_selector(".flag")
    state("check")
    page.goto(f"{service}/#draft/new/销售部负责人")
    page.wait_for_selector(".brief")
    page.click(".brief .primary")
    page.wait_for_selector(".option")
    state("brief")
    page.click(".option >> nth=0")
    page.wait_for_selector(".draft-line")
    state("draft")
    page.click(".draft-line.corpus [title='修改']")
    state("editing")
    page.click("[data-view=inbox]")
    page.wait_for_selector("#view-inbox .inbox-entry")
    page.click("text=写解答 >> nth=0")
    page.fill(".writing [type=search]", "发票")
    page.wait_for_selector(".hit")
    state("inbox")
    page.click("[data-view=quality]")
    page.wait_for_selector("#view-quality .table")
    state("quality")


def test_enumeration_counts_and_goes_on(service, open_page):
    page = open_page(service).page
    ask(page, "营业部负责人职责7有哪些")
    assert page.inner_text(".counter-words") == "共 11 条，全部列出"
    assert page.inner_text(".counter-number") == "11/11"
    assert page.locator(".blocks .item").count() == 11
    ask(page, "第三条呢")
    first = page.locator("#answers .card:first-child")
    expect(first.locator(".understood")).to_contain_text("营业部负责人职责7")
    page.click("text=新话题")
    expect(page.locator("#answers .card")).to_have_count(0)


@pytest.mark.parametrize("question", ["年假有几天？", "程序员的岗位职责有哪些？"])
def test_refusal_offers_ways_on(service, open_page, question):
    page = open_page(service).page
    page.wait_for_selector(".example")
    ask(page, question)
    assert page.locator(".refusal .refusal-words").inner_text()
    assert page.locator(".chip").count() == 0
    assert page.locator(".ways-on a").count() == 2, "browse what there is, or add what is missing"
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
    page.click("[aria-label='下一处']")
    page.wait_for_selector("mark.active[data-marker='2']")


def test_address_keeps_question_and_view(service, open_page):
    page = open_page(service, path="/?q=年假有几天？").page
    page.wait_for_selector(".refusal")
    page.click("[data-view=check]")
    page.reload()
    page.wait_for_selector(".paste")
    assert page.title() == "检查 · 职责"


def test_check_marks_the_place_behind_an_astral_character(service, open_page):
    page = open_page(service, path="/#check").page
    page.fill(".paste", POSTING)
    page.click(".check-form .primary")
    flag = page.locator(".checked-text .flag").first
    expect(flag).to_contain_text("男性")
    assert page.text_content(".checked-text") == POSTING
    flag.click()
    entry = page.locator(".finding.active")
    expect(entry).to_contain_text("妇女权益保障法")
    before = page.locator(".checked-text .flag").count()
    page.locator(".finding button").first.click()  # take the safe wording over
    expect(page.locator(".checked-text .flag")).to_have_count(before - 1)
    assert "𠮷部" in page.input_value(".paste")


def test_offline_is_said_and_mended(service, open_page):
    watched = open_page(service)
    page = watched.page
    page.wait_for_selector(".example")
    page.context.set_offline(True)
    ask(page, QUESTION)
    expect(page.locator(".broken-card")).to_contain_text("没有网络")
    assert violations(page) == []
    page.context.set_offline(False)
    expect(page.locator(".counter-number")).to_have_text("3/3")
    watched.errors.clear()  # the browser logs the failed request


def test_a_question_under_way_is_no_violation_and_can_be_stopped(service, open_page):
    watched = open_page(service)
    page = watched.page
    page.wait_for_selector(".example")
    page.route("**/v1/ask", lambda route: None)  # never answered
    page.fill("#question", QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".card[aria-busy] .status")).to_be_visible()
    assert violations(page) == []
    page.click("#send")
    expect(page.locator(".card .refusal-title")).to_have_text("已停止")
    watched.errors.clear()


def compose(page, text):
    """Type ``text`` with an input method, and end the composition with Enter."""
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "shui", "selectionStart": 4, "selectionEnd": 4})
    for kind in ("rawKeyDown", "keyUp"):
        enter = {"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        session.send("Input.dispatchKeyEvent", enter)
    session.send("Input.insertText", {"text": text})


@pytest.mark.parametrize(("path", "turn"), [("/", ".card"), ("/chat", ".turn")])
def test_enter_that_ends_a_composition_does_not_ask(service, open_page, path, turn):
    page = open_page(service, path=path).page
    page.wait_for_selector("#question")
    page.focus("#question")
    compose(page, "谁负责开发票")
    assert page.locator(f"{turn} .asked").count() == 0
    assert page.input_value("#question").endswith("谁负责开发票")
    page.keyboard.press("Enter")
    expect(page.locator(f"{turn} .asked").first).to_contain_text("谁负责开发票")


def test_english_on_demand(service, open_page):
    page = open_page(service, path="/?lang=en").page
    page.wait_for_selector(".example")
    assert page.inner_text("#tabs").split() == [
        "Ask",
        "Jobs",
        "Draft",
        "Documents",
        "Check",
        "Inbox",
        "Quality",
    ]
    ask(page, QUESTION)
    assert page.inner_text(".counter-words") == "3 items, all listed"
    assert page.evaluate("document.documentElement.lang") == "en"
    page.click("text=中文")
    page.wait_for_selector("text=想知道谁做什么？", state="attached")


def test_printed_it_is_the_answer_alone(service, open_page):
    page = open_page(service).page
    ask(page, QUESTION)
    page.emulate_media(media="print")
    for hidden in (".side", ".ask", ".top", ".card-foot"):
        assert page.locator(hidden).first.is_hidden(), hidden
    assert page.locator(".blocks").is_visible()


def test_a_printed_role_fills_the_sheet(service, open_page):
    page = open_page(service, path="/#roles").page
    page.wait_for_selector(".role-list")
    lists = page.locator(".role-list")
    assert lists.count() > 6 and page.locator(".role-list[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".role-list[open]").count() == lists.count(), "what is folded is printed too"
    widths = page.evaluate("[document.querySelector('.pair-one').offsetWidth, document.body.clientWidth]")
    assert widths[0] > 0.8 * widths[1]
    for hidden in (".split-side", "#view-roles .ways", "#view-roles .icon-button", ".top"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".role-list[open]").count() == 0


def test_docs_page_works_offline(service, open_page):
    page = open_page(service, path="/docs").page
    page.wait_for_selector(".opblock")
    assert page.locator(".opblock").count() >= 10
