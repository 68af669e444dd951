"""The console where things change: documents in and out, versions, drafts, the inbox, question sheets."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.kit import violations

pytestmark = pytest.mark.browser

# A 𠮷 counts one for the service and two for the browser: every place behind it shows whether both were told apart.
OWN = "𠮷𠮷仓库管理员岗位职责\n1、负责𠮷库房盘点；\n2、负责出入库登记；\n3、保持库房整洁。\n"
LATER = "𠮷𠮷仓库管理员岗位职责\n1、负责𠮷库房盘点；\n2、负责出入库登记和复核；\n3、检查消防器材。\n"


def file(name, text):
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def ask(page, question):
    page.fill("#question", question)
    page.keyboard.press("Enter")
    page.wait_for_selector("#answers .card:first-child:not([aria-busy])")


@pytest.fixture
def documents(own_service, open_page):
    page = open_page(own_service, path="/#documents").page
    page.wait_for_selector("#view-documents .document")
    return page


def test_upload_ask_and_remove_the_sample(documents):
    page = documents
    expect(page.locator(".document .badge.sample")).to_have_count(1)
    page.set_input_files("#files", file("仓库.txt", OWN))
    expect(page.locator(".job.good")).to_contain_text("已加入：1 个岗位，1 张清单，3 条")
    page.click("[data-view=ask]")
    ask(page, "谁负责开具增值税发票？")
    expect(page.locator(".card .badge.sample")).to_have_count(1)
    page.click(".toast .text-button:has-text('移除示例')")
    expect(page.locator(".toast")).to_have_text("示例已移除")
    expect(page.locator(".card .badge.sample")).to_have_count(0), "no answer of the sample is left"
    ask(page, "谁负责库房盘点？")
    assert "示例" not in page.inner_text("#answers .card:first-child")
    page.click(".chip >> nth=0")
    page.wait_for_selector("mark.active")
    assert page.text_content("mark.active") == "负责𠮷库房盘点"
    assert page.text_content(".source-text") == OWN


def test_a_new_version_its_differences_and_the_way_back(documents):
    page = documents
    page.set_input_files("#files", file("仓库.txt", OWN))
    page.wait_for_selector(".job.good")
    page.set_input_files("#files", file("仓库.txt", LATER))
    expect(page.locator(".job.good")).to_contain_text("已更新")
    expect(page.locator(".job")).to_have_count(1), "news of the upload before does not pile up"
    page.click(".document-name a:has-text('仓库')")
    page.wait_for_selector(".parse-text")
    assert page.text_content(".parse-text") == LATER
    items = page.locator(".parse-text .seg-item").all_text_contents()
    assert items == ["负责𠮷库房盘点", "负责出入库登记和复核", "检查消防器材"]
    page.click("[role=tab] >> nth=1")
    changes = page.locator(".changes")
    expect(changes).to_contain_text("检查消防器材")
    assert "负责𠮷库房盘点" not in changes.inner_text(), "what stayed is no change"
    page.click("text=恢复为当前 >> nth=0")
    page.click(".twice .danger")
    expect(page.locator(".view-head p >> visible=true")).to_contain_text("第 3 版")
    assert page.text_content(".parse-text") == OWN


def test_removed_and_brought_back(documents):
    page = documents
    page.set_input_files("#files", file("临时.txt", OWN.replace("仓库", "临时工")))
    page.wait_for_selector(".job.good")
    page.click("[aria-label='移除 临时.txt']")
    page.click(".twice button:has-text('不了')")
    page.click("[aria-label='移除 临时.txt']")
    page.click(".twice .danger")
    expect(page.locator("[aria-label='移除 临时.txt']")).to_have_count(0)
    page.click(".removed summary")
    page.click(".removed .document:has-text('临时.txt') button")
    expect(page.locator("[aria-label='移除 临时.txt']")).to_have_count(1)


def test_hostile_names_and_texts_stay_text(documents):
    page = documents
    text = "<img src=x onerror=alert(1)>岗位职责\n1、负责<script>alert(1)</script>检查；\n2、负责[点我](javascript:alert(1))登记。\n"
    page.set_input_files("#files", file("<b>名.txt", text))
    page.wait_for_selector(".document:has-text('<b>名.txt')")
    page.click(".document:has-text('<b>名.txt') .document-name a")
    page.wait_for_selector(".parse-text")
    page.click("[data-view=ask]")
    ask(page, "谁负责检查？")
    assert page.locator("img, b, main script, #answers a[href^='javascript']").count() == 0


def test_a_draft_is_edited_checked_and_exported(own_service, open_page):
    body = {
        "file": (
            "店长.txt",
            "店长岗位职责\n1、负责门店销售；\n2、负责员工排班；\n3、处理顾客投诉。\n".encode(),
        )
    }
    assert httpx.post(f"{own_service}/v1/documents", files=body, timeout=30).is_success
    page = open_page(own_service, path="/#draft/new/店长").page
    expect(page.locator("[name=role]")).to_have_value("店长")
    page.fill("[name=salary]", "8000-9000元/月")
    page.click(".more summary")
    page.fill("[name=requirements]", "有门店管理经验\n仅限男性")
    page.click(".brief .primary")
    page.wait_for_selector(".draft-line.corpus")
    assert page.locator(".draft-line.corpus .draft-text").count() == 3
    expect(page.locator(".draft-side .findings")).to_contain_text("男性")
    page.click(".draft-line.corpus [title='修改'] >> nth=0")
    page.fill(".line-editor textarea", "负责𠮷店销售，身高170以上优先")
    page.click(".line-editor .primary")
    expect(page.locator(".toast")).to_have_text("已存为第 2 版")
    first = page.locator(".draft-line.corpus", has_text="𠮷店")
    expect(first.locator(".draft-text")).to_contain_text("𠮷店")
    expect(first.locator("[data-edited]")).to_have_text("已编辑")
    expect(first).to_contain_text("改自公司文本")
    first.locator("text=原话").click()
    expect(first.locator(".original span")).to_have_text("负责门店销售")
    expect(page.locator("[data-edited]")).to_have_count(1)
    for flag in page.locator(".draft-text .flag").all_text_contents():
        assert flag and flag in "负责𠮷店销售，身高170以上优先"
    page.click("text=与上一版比较")
    expect(page.locator(".changes ins")).to_contain_text("𠮷店")
    page.click(".draft-line.corpus >> nth=0 >> text=出处（1）")
    expect(page.locator("mark.active")).to_have_text("负责门店销售")
    page.keyboard.press("Escape")
    for link in page.locator(".draft-side a[download]").all():
        response = page.request.get(f"{own_service}/{link.get_attribute('href')}")
        assert response.ok and response.headers["content-disposition"].startswith("attachment"), (
            link.inner_text()
        )
    page.click("[data-view=draft]")
    expect(page.locator(".recent a")).to_contain_text(["店长"])


def test_what_went_unanswered_gets_an_answer(own_service, open_page):
    page = open_page(own_service).page
    question = "团建多久组织一次？"
    ask(page, question)
    page.wait_for_selector(".refusal")
    page.click("[data-view=inbox]")
    entry = page.locator(".inbox-entry", has_text="团建")
    expect(entry).to_contain_text("1 次")
    entry.locator("text=写解答").click()
    page.locator(".writing textarea").nth(1).fill("每季度一次，由行政部通知。")
    page.click(".writing .primary")
    expect(page.locator("text=人工解答（1）")).to_be_visible()
    page.click("[data-view=ask]")
    ask(page, question)
    expect(page.locator("#answers .card:first-child")).to_contain_text("每季度一次，由行政部通知。")
    expect(page.locator("#answers .card:first-child .badge.good")).to_have_text("人工解答")


SHEET = """前台接待岗位说明书
所属部门：行政部
直接上级：行政主管
岗位职责：
1、负责接待来访客人；
2、管理会议室预订；
3、收发快递和信件；
任职要求：
1、普通话标准；
2、有前台工作经验。
"""


@pytest.fixture
def sheet(own_service):
    given = {"file": ("前台接待.txt", SHEET.encode())}
    assert httpx.post(f"{own_service}/v1/documents", files=given, timeout=30).is_success
    return own_service


@pytest.mark.parametrize("width", [1440, 360])
def test_whose_value_it_is_stands_above_it_and_a_note_leads_on(sheet, open_page, width):
    page = open_page(sheet, width=width).page
    ask(page, "前台接待归谁管")
    owner = page.locator(".card:first-child .item.named .owner")
    expect(owner).to_have_text("前台接待")
    assert owner.bounding_box()["height"] < 40, "in one line, not one character below the other"
    ask(page, "前台接待有哪些职责")
    expect(page.locator(".card:first-child .group-head button")).to_have_count(0)  # all is shown already
    page.click(".card:first-child .notes .offer")
    expect(page.locator(".card:first-child .asked")).to_have_text("前台接待的任职要求有哪些")
    expect(page.locator(".card:first-child .item-text").first).to_have_text("普通话标准")
    page.click(".card:first-child .chip >> nth=0")
    expect(page.locator(".source-file")).to_have_text("前台接待.txt")
    assert violations(page) == []


def test_a_change_of_a_draft_leaves_the_hands_where_they_were(sheet, open_page):
    page = open_page(sheet, path="/#draft/new/前台接待", height=500).page
    page.click(".brief .primary")
    page.wait_for_selector(".draft-line.corpus")
    line = page.locator(".draft-line.corpus", has_text="收发快递")
    line.locator("[data-tool=edit]").click()
    page.fill(".line-editor textarea", "收发快递，限女性")
    before = page.evaluate("scrollY")
    assert before > 0
    page.click(".line-editor .primary")
    expect(page.locator(".toast")).to_have_text("已存为第 2 版，但没有写入：“限女性”。理由见“检查”。")
    assert page.evaluate("scrollY") == before
    assert page.evaluate("document.activeElement.dataset.tool") == "edit"
    assert "收发快递" in page.evaluate("document.activeElement.closest('.draft-line').innerText")
    page.locator(".draft-line.corpus", has_text="收发快递").locator("[data-tool=move-up]").click()
    expect(page.locator(".toast")).to_have_text("已存为第 3 版")
    assert "收发快递" in page.evaluate("document.activeElement.closest('.draft-line').innerText")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_have_text("已存为第 4 版")
    duties = page.locator("[data-section=岗位职责] .draft-text").all_inner_texts()
    assert duties[0] == "收发快递", "moved up twice by the keyboard alone"


def test_searching_a_duty_for_an_answer_does_not_save_it(sheet, open_page):
    page = open_page(sheet).page
    ask(page, "停车位怎么申请？")
    page.click("[data-view=inbox]")
    page.locator(".inbox-entry", has_text="停车位").locator("text=写解答").click()
    assert page.evaluate("document.activeElement === document.querySelectorAll('.writing textarea')[1]")
    page.keyboard.type("找行政部登记。")
    page.fill(".writing [type=search]", "接待")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    expect(page.locator(".writing")).to_have_count(1)


def test_a_wrong_thumb_is_replaced_and_taken_back(own_service, open_page):
    desk = ("前台.txt", "行政前台岗位职责\n1、负责接待来访客人；\n2、管理会议室预订。\n".encode())
    assert httpx.post(f"{own_service}/v1/documents", files={"file": desk}, timeout=30).is_success
    page = open_page(own_service).page
    ask(page, "谁负责接待来访客人？")
    up, down = (page.locator(f".card:first-child [data-rating={one}]") for one in ("up", "down"))

    def counts():
        found = httpx.get(f"{own_service}/v1/feedback").json()
        return found["up"], found["down"]

    before = counts()
    down.click()
    expect(page.locator(".card:first-child .thumbs form")).to_be_visible()
    assert counts() == (before[0], before[1] + 1)
    up.click()
    expect(page.locator(".card:first-child .said")).to_have_text("已改为“有帮助”")
    expect(page.locator(".card:first-child .thumbs form")).to_have_count(0)
    expect(down).to_have_attribute("aria-pressed", "false")
    assert counts() == (before[0] + 1, before[1])
    up.click()
    expect(page.locator(".card:first-child .said")).to_have_text("已撤回")
    assert counts() == before
    doubt = page.locator(".card:first-child .doubt").first
    doubt.click()
    expect(doubt).to_have_attribute("aria-pressed", "true")
    doubt.click()
    expect(doubt).to_have_attribute("aria-pressed", "false")
    assert counts() == before


def test_a_question_sheet_tells_each_miss(own_service, open_page):
    page = open_page(own_service, path="/#quality").page
    sheet = "问题,应拒答\n年终奖发几个月？,否\n年假有几天？,是\n"
    page.set_input_files(
        "input[accept='.jsonl,.csv,.xlsx']",
        {"name": "题.csv", "mimeType": "text/csv", "buffer": sheet.encode()},
    )
    expect(page.locator("#view-quality .part-title", has_text="题.csv")).to_have_text(
        "题.csv：2 题，1 题没答对"
    )
    miss = page.locator(".miss")
    expect(miss).to_contain_text("年终奖发几个月？")
    expect(miss).to_contain_text("不该拒答")


def test_the_example_of_a_question_sheet_is_one_that_runs(service, open_page, tmp_path):
    assert httpx.post(
        f"{service}/v1/ask", json={"question": "年假有几天？"}
    ).is_success  # so there is a month to show
    page = open_page(service, path="/#quality", width=360, height=740).page
    with page.expect_download() as found:
        page.click("text=下载样表")
    found.value.save_as(tmp_path / "样表.csv")
    page.set_input_files("input[accept='.jsonl,.csv,.xlsx']", tmp_path / "样表.csv")
    expect(page.locator("#view-quality .part-title", has_text="样表.csv")).to_have_text(
        "样表.csv：2 题，0 题没答对"
    )
    tables = "[...document.querySelectorAll('.table-wrap')]"
    assert page.evaluate(f"{tables}.length") == 2
    assert page.evaluate(f"{tables}.every((one) => one.scrollWidth <= one.clientWidth)"), "nothing sideways"
    assert (
        page.locator(".table td").first.evaluate("one => getComputedStyle(one, '::before').content")
        == '"题数"'
    )
    assert violations(page) == []


def test_the_demo_asks_of_the_texts_that_are_there(sheet, open_page):
    for one in httpx.get(f"{sheet}/v1/documents").json()["documents"]:
        if one["sample"]:
            httpx.delete(f"{sheet}/v1/documents/{one['document_id']}")
    page = open_page(sheet, path="/demo").page
    page.wait_for_load_state("networkidle")
    page.locator("zhize-chat >> .launch").click()
    way = page.locator("zhize-chat >> .welcome .way").first
    expect(way).to_contain_text("的岗位职责有哪些？")
    way.click()
    expect(page.locator("zhize-chat >> .counter")).to_be_visible()


def test_a_picture_is_told_to_be_one(own_service, open_page):
    watched = open_page(own_service, path="/#documents")
    watched.page.wait_for_selector("#view-documents .document")
    photo = {"name": "IMG_1.heic", "mimeType": "image/heic", "buffer": b"\0\0\0\x18ftypheic" + bytes(60)}
    watched.page.set_input_files("#files", photo)
    expect(watched.page.locator(".job.bad")).to_contain_text("提取文字")
    watched.errors.clear()  # the browser itself logs the 422


def test_wrong_file_says_what_to_do(own_service, open_page):
    watched = open_page(own_service, path="/#documents")
    page = watched.page
    page.wait_for_selector("#view-documents .document")
    wrong = {"name": "说明书.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04"}
    page.set_input_files("#files", wrong)
    expect(page.locator(".job.bad")).to_contain_text("说明书.docx")
    assert len(page.inner_text(".job.bad .job-words")) > 10, "in words"
    watched.errors.clear()  # the browser itself logs the 415


@pytest.mark.slow
def test_nothing_there_yet_leads_to_the_upload(empty_service, open_page):
    page = open_page(empty_service).page
    page.wait_for_selector(".empty-state")
    page.click(".empty-state a")
    expect(page.locator("#view-documents .empty-title")).to_have_text("还没有文档")
    page.click("[data-view=roles]")
    expect(page.locator("#view-roles")).to_contain_text("还没有岗位")
    page.set_input_files("#files", file("仓库.txt", OWN))
    page.click("[data-view=ask]")
    expect(page.locator(".example")).to_have_count(1)
    ask(page, "谁负责库房盘点？")
    assert page.locator(".chip").count() == 1


@pytest.mark.slow
def test_a_link_for_staff_does_not_lock_its_maker_out(empty_service, open_page, browser):
    page = open_page(empty_service).page
    page.click("#share")
    assert violations(page) == []
    page.click("text=生成链接")
    page.wait_for_selector(".qr")
    key, link = page.locator(".made-text").all_text_contents()
    assert link.startswith(f"{empty_service}/enter#")
    page.reload()
    page.wait_for_selector("#tabs")
    expect(page.locator("#share")).to_be_visible()  # still in, as administrator
    for entered, home in ((link, "/chat"), (f"{empty_service}/enter", "/")):
        context = browser.new_context(locale="zh-CN")
        other = context.new_page()
        other.goto(entered)
        if home == "/":
            other.fill("#credential", key)
            other.keyboard.press("Enter")
        other.wait_for_url(f"{empty_service}{home}")
        if home == "/chat":  # a reader's console offers nothing that a reader may not do
            other.goto(f"{empty_service}/#documents")
            expect(other.locator("#tabs [data-view=draft]")).to_be_hidden()
            expect(other.locator("#view-documents h1")).to_be_visible()
            assert other.locator("#upload, #share:visible, [aria-label^='移除']").count() == 0
        context.close()
    context = browser.new_context()
    stranger = context.new_page()
    stranger.goto(empty_service)
    assert stranger.url == f"{empty_service}/enter"
    assert violations(stranger) == []
    context.close()
