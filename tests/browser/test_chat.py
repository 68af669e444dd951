"""The staff chat: phone first, ask, sources, roles, "my job", what survives a reload."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.kit import until, violations

pytestmark = pytest.mark.browser

QUESTION = "谁负责开具增值税发票？"


def ask(page, words):
    page.fill("#question", words)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("width", "height", "scheme"),
    [(360, 740, "light"), pytest.param(1440, 900, "dark", marks=pytest.mark.slow)],
)
def test_every_view_holds(service, open_page, tmp_path, width, height, scheme):
    page = open_page(service, path="/chat", width=width, height=height, scheme=scheme).page
    page.wait_for_selector("#starters .way")

    def state(name):
        page.screenshot(path=tmp_path / f"{name}-{scheme}-{width}.png")
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

    state("welcome")
    ask(page, QUESTION)
    page.click(".blocks .chip >> nth=1")
    page.click(".source-entry.active >> text=看原文")
    expect(page.locator("mark.active")).to_have_text("收集和维护海外相关信息,并据此开具增值税普通发票")
    state("source")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "看原文"
    page.click("#tab-roles")
    page.fill("[type=search]", "销售")
    page.wait_for_selector(".role-card")
    state("roles")
    page.click(".role-card summary")
    page.wait_for_selector(".role-card .item")
    if width > 1000:  # a hundred items take axe-core seconds
        state("role")


def test_my_job_is_remembered_and_meant(service, open_page):
    page = open_page(service, path="/chat#roles", width=360, height=740).page
    page.click(".role-card summary")
    page.click("text=设为我的岗位")
    expect(page.locator("#mine")).to_contain_text("我的岗位：销售部负责人")
    assert page.locator(".brand-name").bounding_box()["height"] < 40, "the name of the page stays in one line"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.reload()
    expect(page.locator("#mine")).to_contain_text("我的岗位：销售部负责人")
    page.click("#tab-ask")
    page.click("text=我的岗位职责有哪些？")
    page.wait_for_selector(".chip")
    page.reload()
    until(page, "document.querySelectorAll('.turn .chip').length > 0")
    page.click("text=新对话")
    expect(page.locator(".turn")).to_have_count(0)


def test_a_question_in_the_address_is_asked(service, open_page):
    page = open_page(service, path="/chat?q=年假有几天？&lang=en", width=360, height=740).page
    expect(page.locator(".refusal-title")).to_have_text("The texts do not say")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert violations(page) == []


def test_without_modules_there_is_a_way_on(service, open_page, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{service}/chat")
    assert "需要 JavaScript" in page.inner_text("main")
    context.close()


def test_an_answer_longer_than_the_screen_is_shown_from_its_question_down(service, open_page):
    page = open_page(service, path="/chat", width=360, height=740).page
    in_sight = "(() => { const one = [...document.querySelectorAll('.turn .asked')].pop().getBoundingClientRect(); const box = document.getElementById('main').getBoundingClientRect(); return one.top >= box.top && one.bottom <= box.bottom; })()"
    for number, question in enumerate(["营业部负责人职责7有哪些", "销售部负责人有哪些职责", "年假有几天"], 1):
        page.fill("#question", question)
        page.keyboard.press("Enter")
        until(page, f"document.querySelectorAll('.turn :is(.counter, .refusal)').length === {number}")
        until(page, in_sight)
    page.click("#tab-roles")
    page.click("#tab-ask")
    until(page, in_sight)  # and so when coming back, once the page has been laid out


def test_choosing_my_job_keeps_the_place_and_offers_to_ask_about_it(service, open_page):
    page = open_page(service, path="/chat#roles", width=360, height=740).page
    page.click(".role-card summary")
    page.click("text=设为我的岗位")
    expect(page.locator(".role-card[open] .role-ways button:focus")).to_have_text("不再是我的岗位")
    expect(page.locator(".find [role=status]")).to_contain_text("已设为我的岗位")
    page.click("text=问我的职责")
    expect(page.locator(".turn .understood")).to_contain_text("销售部负责人")
    page.click("#tab-roles")
    page.click("text=不再是我的岗位")
    expect(page.locator("#mine")).to_be_hidden()
