"""The chat widget on a page of another origin, under the strictest policy that such a page may have."""

from __future__ import annotations

import json
import re

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.kit import STRICT_HOST, until, violations

pytestmark = pytest.mark.browser

QUESTION = "谁负责开具增值税发票？"
CHAT = "zhize-chat"
# A fetch of the page's own that answers as a test wishes: a stream held open, one that a proxy buffers, a cut one.
STUB = """
(() => {
  const real = window.fetch.bind(window);
  const text = new TextEncoder();
  window.__asked = [];
  window.fetch = async (url, options = {}) => {
    if (!String(url).endsWith('/v1/ask') || !window.__stub) return real(url, options);
    const stream = /event-stream/.test(options.headers.accept);
    window.__asked.push(stream ? 'stream' : 'json');
    if (!stream) return real(url, options);
    const body = new ReadableStream({
      start(controller) {
        window.__say = (event, data) => controller.enqueue(text.encode(`event: ${event}\\r\\ndata: ${JSON.stringify(data)}\\r\\n\\r\\n`));
        window.__end = () => controller.close();
        options.signal.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
      }
    });
    return new Response(body, {headers: {'content-type': 'text/event-stream'}});
  };
})();
"""


def snippet(service, key, **more):
    settings = "".join(f' data-{name}="{value}"' for name, value in {"key": key, **more}.items())
    return f'<script type="module" src="{service}/widget.js"{settings}></script>'


@pytest.fixture
def embed(service, foreign, widget_key, open_page):
    """``embed(**data)`` opens the widget on the other origin."""

    def opened(body="<h1>一家公司</h1><p>文字</p>", *, stub=False, count=1, key=None, settings=None, **view):
        tags = "".join(snippet(service, key or widget_key, **(settings or {})) for _ in range(count))
        headers = {"content-security-policy": STRICT_HOST % (service, service)}
        path = foreign.page("/page", f"<main>{body}</main>{tags}", headers)
        script = STUB if stub else ""
        watched = open_page(foreign.url, path=path, also=(service,), script=script, **view)
        watched.page.wait_for_selector(f"{CHAT} >> .launch")
        return watched

    return opened


def open_chat(page, at=0):
    page.locator(f"{CHAT} >> .launch").nth(at).click()
    page.locator(f"{CHAT} >> #question").nth(at).wait_for()


def ask(page, words, at=0):
    page.locator(f"{CHAT} >> #question").nth(at).fill(words)
    page.keyboard.press("Enter")


def active(page):
    return page.evaluate(
        """() => {
          let one = document.activeElement;
          while (one && one.shadowRoot && one.shadowRoot.activeElement) one = one.shadowRoot.activeElement;
          return one ? (one.id || one.className || one.tagName) : '';
        }"""
    )


SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    ("width", "height", "scheme"),
    [
        (1440, 900, "light"),
        (360, 740, "dark"),
        pytest.param(1440, 900, "dark", marks=SLOW),
        pytest.param(360, 740, "light", marks=SLOW),
    ],
)
def test_no_state_has_a_violation(embed, tmp_path, width, height, scheme):
    page = embed(stub=True, width=width, height=height, scheme=scheme).page

    def state(name):
        page.screenshot(path=tmp_path / f"{name}-{scheme}-{width}.png")
        assert violations(page) == [], name

    state("closed")
    open_chat(page)
    state("open")
    ask(page, QUESTION)
    chips = page.locator(f"{CHAT} >> .blocks .chip")
    expect(chips).to_have_count(3)
    chips.nth(1).click()
    entry = page.locator(f"{CHAT} >> .source-entry.active")
    expect(entry).to_contain_text("第 2 条")
    state("sources")
    page.keyboard.press("Escape")
    assert active(page) == "chip", "the focus goes back to the mark"
    page.evaluate("window.__stub = true")
    ask(page, "营业部负责人职责7有哪些")
    until(page, "window.__say")
    page.evaluate(
        "__say('status', {stage: 'understanding', text: '正在理解问题'}); __say('delta', {text: '第一行\\n'})"
    )
    expect(page.locator(f"{CHAT} >> .preview")).to_have_text("第一行\n")
    state("streaming")
    page.evaluate(
        """__say('error', {type: 'about:blank', title: '内部错误', status: 500, detail: '', code: 'internal',
           message_zh: '出错了，请重试。', message_en: 'Error.', instance: null})"""
    )
    expect(page.locator(f"{CHAT} >> .broken")).to_contain_text("出错了，请重试。")
    state("error")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"


def test_the_conversation_survives_a_reload_and_goes_on(embed, service):
    page = embed().page
    open_chat(page)
    ask(page, "营业部负责人职责7有哪些")
    expect(page.locator(f"{CHAT} >> .counter-number")).to_have_text("11/11")
    page.reload()
    expect(page.locator(f"{CHAT} >> .counter-number")).to_have_text("11/11")
    expect(page.locator(f"{CHAT} >> .item")).to_have_count(11)
    ask(page, "第三条呢")
    expect(page.locator(f"{CHAT} >> .turn")).to_have_count(2)
    expect(page.locator(f"{CHAT} >> .turn >> nth=1 >> .understood")).to_contain_text("营业部负责人职责7")
    page.locator(f"{CHAT} >> [aria-label='新对话']").click()
    expect(page.locator(f"{CHAT} >> .turn")).to_have_count(0)
    page.reload()
    page.wait_for_selector(f"{CHAT} >> #question")
    assert page.locator(f"{CHAT} >> .turn").count() == 0


def test_nothing_is_stored_where_the_page_forbids_it(embed):
    page = embed(settings={"storage": "none"}).page
    open_chat(page)
    ask(page, QUESTION)
    page.wait_for_selector(f"{CHAT} >> .chip")
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]


def test_two_on_one_page_do_not_mix(embed, service, widget_key):
    second = f'<zhize-chat data-key="{widget_key}" data-position="left" data-title="另一个"></zhize-chat>'
    page = embed(second).page
    expect(page.locator(f"{CHAT} >> .launch")).to_have_count(2)
    open_chat(page, 0)
    ask(page, QUESTION, 0)
    expect(page.locator(CHAT).nth(0).locator(".turn")).to_have_count(1)
    open_chat(page, 1) if page.locator(CHAT).nth(1).locator(".launch").is_visible() else open_chat(page, 0)
    expect(page.locator(f"{CHAT} >> .panel[open]")).to_have_count(2)
    turns = sorted(page.locator(CHAT).nth(n).locator(".turn").count() for n in (0, 1))
    assert turns == [0, 1]
    page.evaluate("document.querySelector('zhize-chat').remove()")  # as a single-page application would
    expect(page.locator(CHAT)).to_have_count(1)


def test_enter_that_ends_a_composition_does_not_send(embed):
    page = embed().page
    open_chat(page)
    page.locator(f"{CHAT} >> #question").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "shui", "selectionStart": 4, "selectionEnd": 4})
    seen = """addEventListener('keydown', (event) => (window.__seen = [event.key, event.isComposing, event.keyCode]), true)"""
    page.evaluate(seen)
    for kind in ("rawKeyDown", "keyUp"):
        session.send(
            "Input.dispatchKeyEvent",
            {"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229},
        )
    assert page.evaluate("window.__seen")[0] == "Enter"
    assert page.locator(f"{CHAT} >> .turn").count() == 0
    session.send("Input.insertText", {"text": "谁负责开发票"})
    page.keyboard.press("Shift+Enter")
    assert page.locator(f"{CHAT} >> .turn").count() == 0, "Shift+Enter is a new line"
    page.keyboard.press("Enter")
    expect(page.locator(f"{CHAT} >> .turn .asked")).to_contain_text("谁负责开发票")


def test_keyboard_alone(embed):
    page = embed().page
    page.keyboard.press("Tab")
    assert active(page) == "launch"
    page.keyboard.press("Enter")
    until(page, "document.querySelector('zhize-chat').shadowRoot.activeElement?.id === 'question'")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{CHAT} >> .chip")
    page.keyboard.press("F6")
    assert active(page) == "log"
    page.keyboard.press("Tab")
    assert active(page) == "chip"
    page.keyboard.press("Enter")
    assert active(page) == "source-entry active"
    page.keyboard.press("Escape")
    assert active(page) == "chip"
    page.keyboard.press("Escape")
    assert active(page) == "launch", "closed, and the focus is where it came from"
    expect(page.locator(f"{CHAT} >> .panel")).to_be_hidden()


def test_a_phone_gets_the_whole_screen(embed):
    page = embed(width=360, height=740, has_touch=True).page
    open_chat(page)
    box = page.locator(f"{CHAT} >> .panel").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 740}
    for _ in range(12):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.tagName")
        assert inside in ("ZHIZE-CHAT", "BODY"), "the page behind is out of reach"
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('zhize-chat').shadowRoot.querySelector('textarea')).fontSize"
        )
        == "16px"
    )
    ask(page, "营业部负责人职责7有哪些")
    expect(page.locator(f"{CHAT} >> .counter-number")).to_have_text("11/11")
    asked, log = (page.locator(f"{CHAT} >> {one}").bounding_box() for one in (".turn .asked", ".log"))
    assert log["y"] <= asked["y"] < log["y"] + 60, "a long answer is shown from its question down"
    page.locator(f"{CHAT} >> [aria-label='关闭']").click()
    expect(page.locator(f"{CHAT} >> .launch")).to_be_visible()


HOSTILE = {
    "reset": "* { all: unset !important; }",
    "vanish": "body > *, zhize-chat { display: none !important; opacity: 0; visibility: hidden !important; }",
    "move": "body * { position: static !important; float: left !important; width: 1px !important; transform: scale(.1); }",
    "shout": "* { font: 60px/4 cursive !important; color: red !important; background: red !important; text-transform: uppercase; }",
    "tokens": ":root { --accent: red; --ink: red; --surface: red; --sans: cursive; font-size: 40px; } dialog, button { border: 9px solid red !important; }",
}


@pytest.mark.parametrize(
    "sheet", ["reset", "tokens", *(pytest.param(name, marks=SLOW) for name in ("vanish", "move", "shout"))]
)
def test_hostile_style_sheets_leave_no_trace(embed, foreign, sheet):
    foreign.file("/hostile.css", HOSTILE[sheet], "text/css")
    page = embed('<link rel="stylesheet" href="/hostile.css"><p>文字</p>').page
    look = """() => {
      const root = document.querySelector('zhize-chat').shadowRoot;
      return ['.launch', '.panel', '.head h2', '.icon-button', 'textarea'].map((one) => root.querySelector(one)).filter(Boolean).map((one) => {
        const box = one.getBoundingClientRect(), style = getComputedStyle(one);
        return [Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height), style.color,
          style.backgroundColor, style.fontSize, style.fontFamily, style.textTransform, style.borderTopWidth, style.opacity, style.visibility];
      });
    }"""
    hostile = [page.evaluate(look)]
    open_chat(page)
    hostile.append(page.evaluate(look))
    foreign.file("/hostile.css", "/* nothing */", "text/css")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.wait_for_selector(f"{CHAT} >> .launch")
    calm = [page.evaluate(look)]
    open_chat(page)
    calm.append(page.evaluate(look))
    assert hostile == calm


def test_a_proxy_that_buffers_gets_plain_json(embed):
    page = embed(stub=True).page
    page.clock.install()
    open_chat(page)
    page.evaluate("window.__stub = true")
    ask(page, QUESTION)
    until(page, "window.__asked.length === 1")
    page.clock.fast_forward(6000)
    expect(page.locator(f"{CHAT} >> .counter-number")).to_have_text("3/3")
    assert page.evaluate("window.__asked") == ["stream", "json"]
    ask(page, "销售监督需要哪些基本素质？")
    expect(page.locator(f"{CHAT} >> .turn .counter-number")).to_have_count(2)
    assert page.evaluate("window.__asked") == ["stream", "json", "json"], "it buffered once, it will again"


def test_a_stream_without_its_end_is_asked_for_again(embed):
    page = embed(stub=True).page
    open_chat(page)
    page.evaluate("window.__stub = true")
    ask(page, QUESTION)
    until(page, "window.__say")
    page.evaluate("__say('delta', {text: '半个回'}); __end()")
    expect(page.locator(f"{CHAT} >> .counter-number")).to_have_text("3/3")


def test_stop_keeps_what_came_and_offers_to_ask_again(embed):
    page = embed(stub=True).page
    open_chat(page)
    page.evaluate("window.__stub = true")
    ask(page, QUESTION)
    until(page, "window.__say")
    page.evaluate("__say('delta', {text: '前半句'})")
    page.locator(f"{CHAT} >> [aria-label='停止']").click()
    expect(page.locator(f"{CHAT} >> .again")).to_contain_text("已停止")
    expect(page.locator(f"{CHAT} >> .preview")).to_have_text("前半句")
    page.evaluate("window.__stub = false")
    page.locator(f"{CHAT} >> .again button").click()
    expect(page.locator(f"{CHAT} >> .counter-number")).to_have_text("3/3")


def test_offline_says_so_and_goes_on_by_itself(embed):
    watched = embed()
    page = watched.page
    open_chat(page)
    page.context.set_offline(True)
    ask(page, QUESTION)
    expect(page.locator(f"{CHAT} >> .broken")).to_contain_text("网络断开了")
    assert violations(page) == []
    watched.errors.clear()  # the browser logs the failed request
    page.context.set_offline(False)
    expect(page.locator(f"{CHAT} >> .counter-number")).to_have_text("3/3")


def test_a_thumb_reaches_the_service(embed, service):
    page = embed().page
    open_chat(page)
    question = "销售监督需要哪些基本素质？"
    ask(page, question)
    page.locator(f"{CHAT} >> [aria-label='没帮助']").click()
    page.locator(f"{CHAT} >> .reason input").fill("少了一条")
    page.keyboard.press("Enter")
    expect(page.locator(f"{CHAT} >> .said")).to_have_text("已记下，谢谢")
    expect(page.locator(f"{CHAT} >> .reason")).to_have_count(0)
    expect(page.locator(f"{CHAT} >> [aria-label='没帮助']")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(200)
    kept = httpx.get(f"{service}/v1/feedback", params={"rating": "down"}).json()["feedback"]
    assert [one["rating"] for one in kept if one["comment"] in ("少了一条", "")] == ["down"]


def test_refusals_offer_ways_on(embed):
    page = embed(settings={"questions": f"{QUESTION}|年假有几天？"}).page
    open_chat(page)
    page.locator(f"{CHAT} >> .welcome .way >> nth=1").click()
    expect(page.locator(f"{CHAT} >> .refusal-title")).to_have_text("文本里没有写")
    assert page.locator(f"{CHAT} >> .chip").count() == 0
    page.locator(f"{CHAT} >> .refusal .way >> nth=0").click()
    expect(page.locator(f"{CHAT} >> .turn >> nth=1 >> .chip >> nth=0")).to_be_visible()


def test_english_on_demand(embed):
    page = embed(settings={"lang": "en"}).page
    assert page.locator(f"{CHAT} >> .launch").inner_text() == "Ask about jobs"
    open_chat(page)
    ask(page, QUESTION)
    expect(page.locator(f"{CHAT} >> .counter-words")).to_have_text("3 items, all listed")
    assert page.evaluate("document.querySelector('zhize-chat').lang") == "en"
    words = page.locator(f"{CHAT} >> .panel").inner_text()
    for line in ("复制", "出处", "新对话", "仅供参考"):
        assert line not in words
    assert violations(page) == []


def test_whatever_an_answer_holds_stays_text(embed, service):
    page = embed(stub=True).page
    answer = httpx.post(f"{service}/v1/ask", json={"question": QUESTION}).json()
    evil = "<img src=x onerror=alert(1)><a href='javascript:alert(1)'>[x](javascript:alert(1)) ![](https://evil.example/p.png)"

    def poison(value):
        if isinstance(value, dict):
            return {key: poison(one) for key, one in value.items()}
        if isinstance(value, list):
            return [poison(one) for one in value]
        return value + evil if isinstance(value, str) and re.search(r"[\u4e00-\u9fff]", value) else value

    open_chat(page)
    page.evaluate("window.__stub = true")
    ask(page, QUESTION)
    until(page, "window.__say")
    page.evaluate(
        f"__say('delta', {{text: {json.dumps(evil)}}}); __say('done', {json.dumps(poison(answer))})"
    )
    expect(page.locator(f"{CHAT} >> .blocks .chip")).to_have_count(3)
    page.locator(f"{CHAT} >> .blocks .chip >> nth=0").click()
    assert page.locator(f"{CHAT} >> :is(img, a, iframe, script, form:not(.composer))").count() == 0


def test_a_key_from_elsewhere_is_refused_in_words(embed, service, foreign):
    wanted = {"kind": "widget", "label": "other", "origins": ["https://other.example"], "kbs": ["default"]}
    other = httpx.post(f"{service}/v1/keys", json=wanted).json()["secret"]
    watched = embed(key=other)
    open_chat(watched.page)
    ask(watched.page, QUESTION)
    expect(watched.page.locator(f"{CHAT} >> .broken")).to_be_visible()
    assert watched.page.locator(f"{CHAT} >> .chip").count() == 0
    watched.errors.clear()  # the browser logs the refusal


def test_a_pinned_version_runs_and_a_changed_one_does_not(service, foreign, widget_key, open_page):
    manifest = httpx.get(f"{service}/widget/manifest.json").json()
    tag = f'<script type="module" src="{service}/{manifest["src"]}" integrity="{manifest["integrity"]}" crossorigin data-key="{widget_key}"></script>'
    path = foreign.page(
        "/pinned",
        f"<main><h1>甲</h1></main>{tag}",
        {"content-security-policy": STRICT_HOST % (service, service)},
    )
    watched = open_page(foreign.url, path=path, also=(service,))
    page = watched.page
    open_chat(page)
    ask(page, QUESTION)
    page.wait_for_selector(f"{CHAT} >> .chip")

    def changed(route):
        response = route.fetch()
        route.fulfill(response=response, body=response.text() + "\n// changed on the way\n")

    page.evaluate("sessionStorage.clear()")
    page.route("**/chat.js", changed)
    page.reload()
    page.locator(f"{CHAT} >> .launch").click()
    expect(page.locator(f"{CHAT} >> .launch")).to_contain_text("没有加载成功")
    watched.errors.clear()  # the browser says that the hash differs


def test_framed_where_no_foreign_script_may_run(service, foreign, widget_key, open_page):
    frame = f'<iframe title="岗位问答" width="420" height="600" src="{service}/widget/frame?key={widget_key}"></iframe>'
    policy = f"default-src 'none'; img-src 'self'; frame-src {service}"
    path = foreign.page("/framed", f"<main><h1>甲</h1>{frame}</main>", {"content-security-policy": policy})
    page = open_page(foreign.url, path=path, also=(service,)).page
    inside = page.frame_locator("iframe").locator(CHAT)
    inside.locator("#question").fill(QUESTION)
    inside.locator("#question").press("Enter")
    expect(inside.locator(".counter-number")).to_have_text("3/3")


def test_not_on_paper(embed):
    page = embed().page
    page.emulate_media(media="print")
    expect(page.locator(f"{CHAT} >> .launch")).to_be_hidden()


def test_the_demo_page_shows_it(service, open_page):
    page = open_page(service, path="/demo").page
    open_chat(page)
    page.locator(f"{CHAT} >> .welcome .way >> nth=0").click()
    expect(page.locator(f"{CHAT} >> .counter-number")).to_have_text("3/3")
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('zhize-chat').shadowRoot.querySelector('.head h2')).textTransform"
        )
        == "none"
    )
