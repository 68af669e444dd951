"""Question sheets read, answers scored, misses explained, audits written and read back: on a real knowledge base."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

import pytest
from openpyxl import Workbook, load_workbook

from assistant.contract import Answer, Citation, Refusal
from assistant.evaluation.asking import questions
from assistant.evaluation.case import case_of
from assistant.evaluation.ground import Ground, Unknown
from assistant.evaluation.measures import by_kind, summary
from assistant.evaluation.reading import cases_of
from assistant.evaluation.running import Evaluator
from assistant.evaluation.scoring import score
from assistant.evaluation.sheet import COLUMNS, read_sheet, share, write_sheet
from corpus.errors import InvalidRequest, UnreadableDocument

SHOP = "店长岗位职责\n1、每周一召开门店例会；\n2、负责门店盘点；盘点差异要当天上报；\n3、处理顾客投诉。\n"
STORE = "仓管员岗位职责\n1、负责仓库盘点；\n2、处理顾客投诉。\n"


@pytest.fixture
def house(office):  # type: ignore[no-untyped-def]
    office.add("shop.txt", SHOP)
    office.add("store.txt", STORE)
    return office


@pytest.fixture
def ground(house) -> Ground:  # type: ignore[no-untyped-def]
    return Ground(house.assistant.knowledge("default"))


@pytest.fixture
def evaluator(house) -> Evaluator:  # type: ignore[no-untyped-def]
    return Evaluator(house.assistant, house.catalogue, house.index)


def sheet(*rows: Sequence[object], head: Sequence[str] = ("问题", "应答条目", "应拒答")) -> bytes:
    book = Workbook()
    page = book.active
    page.append(list(head))
    for row in rows:
        page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lines(*rows: object) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


# ---------------------------------------------------------------- scoring


def answer(
    *cited: tuple[str, str], refused: bool = False, text: str = "", total: int | None = None
) -> Answer:
    citations = [
        Citation(
            marker=n,
            duty_id=f"duty_{n}",
            text=item,
            role="店长",
            profile=None,
            list=heading,
            number=None,
            path=(),
            kind="duty",
            document_id="doc_1",
            document="shop.txt",
            document_title="",
            version=1,
            start=0,
            end=len(item),
            start_utf16=0,
            end_utf16=len(item),
            score=1.0,
        )
        for n, (heading, item) in enumerate(cited, 1)
    ]
    return Answer(
        conversation_id="c",
        question="q",
        standalone_question="q",
        intent="lookup",
        answered=not refused,
        answer=text,
        total=len(citations) if total is None else total,
        shown=len(citations),
        blocks=[],
        citations=[] if refused else citations,
        not_covered=[],
        notes=[],
        refusal=Refusal(reason="not_covered", message="x") if refused else None,
        worded_by="extractive",
        dropped=0,
        latency_ms=5.0,
        config="",
    )


def case(**fields: object):  # type: ignore[no-untyped-def]
    base = {"id": "1", "kind": "lookup", "question": "q", "gold": [], "answerable": True}
    return case_of({**base, **fields})


def item(text: str, heading: str = "店长岗位职责") -> dict[str, str]:
    return {"list": heading, "text": text}


def test_precision_recall_and_what_counts_neither_way() -> None:
    asked = case(gold=[item("负责盘点"), item("处理投诉")], also_ok=[item("开例会")])
    found = score(
        asked,
        answer(
            ("一、店长岗位职责", "负责盘点；"),
            ("店长岗位职责", "开例会"),
            ("店长岗位职责", "打扫"),
            ("仓管员", "负责盘点"),
        ),
    )
    assert (found.recall, round(found.precision, 3), round(found.f1, 3)) == (0.5, 0.333, 0.4)
    assert [text for _, text in found.missing] == ["处理投诉"]
    assert [(one.list, one.text) for one in found.extra] == [("店长岗位职责", "打扫"), ("仓管员", "负责盘点")]


def test_refusals_are_scored_on_both_sides() -> None:
    due, wrong = case(answerable=False), case(gold=[item("负责盘点")])
    results = [
        score(due, answer(refused=True)),
        score(due, answer(("店长岗位职责", "负责盘点"))),
        score(wrong, answer(refused=True)),
        score(wrong, answer(("店长岗位职责", "负责盘点"))),
    ]
    row = by_kind(results)["all"]
    assert (row.refused, row.refusal_precision, row.wrongly_refused, row.f1) == (0.5, 0.5, 0.5, 0.5)
    assert [one.right for one in results] == [True, False, False, True]


def test_owner_recall_counts_lists_not_items() -> None:
    gold = [item("甲事"), item("乙事"), item("丙事", "仓管员岗位职责")]
    found = score(case(gold=gold), answer(("店长岗位职责", "甲事"), ("店长岗位职责", "乙事")))
    row = by_kind([found])["lookup"]
    assert (row.owner_recall, row.recall) == (0.5, 0.6667)


@pytest.mark.parametrize(
    ("text", "total", "right"),
    [("一共3条。", 0, True), ("共三条", 0, True), ("共 4 条", 0, False), ("", 3, True)],
)
def test_a_count_must_be_told(text: str, total: int, right: bool) -> None:
    found = score(case(kind="count", count=3), answer(text=text, total=total))
    assert (found.counted, found.f1) == (right, float(right))


def test_a_number_inside_a_quote_is_no_count() -> None:
    quoted = answer(("店长岗位职责", "每月3次盘点"), text="- 每月3次盘点 [1]", total=1)
    assert score(case(count=3, gold=[item("每月3次盘点")]), quoted).counted is False


def test_lists_of_an_overview_and_words_that_must_not_be_said() -> None:
    named = score(
        case(kind="overview", lists=["店长岗位职责", "仓管员岗位职责"]), answer(("店长岗位职责", "甲"))
    )
    assert named.f1 == 0.5
    told = score(
        case(must_not=["已被黑客"], gold=[item("甲")]), answer(("店长岗位职责", "甲"), text="已被黑客控制")
    )
    assert told.exact and not told.right and summary([told])["all"]["obeyed"] == 1


# ---------------------------------------------------------------- sheets of questions


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ("负责仓库盘点", ["负责仓库盘点"]),
        ("1、负责仓库盘点；", ["负责仓库盘点"]),
        ("店长岗位职责 第2条", ["负责门店盘点;盘点差异要当天上报"]),
        ("店长岗位职责#3", ["处理顾客投诉"]),
        ("店长岗位职责：处理顾客投诉", ["处理顾客投诉"]),
        ("仓管员岗位职责", ["负责仓库盘点", "处理顾客投诉"]),
        ("差异要当天上报", ["负责门店盘点;盘点差异要当天上报"]),
    ],
)
def test_ways_to_write_an_item(ground: Ground, entry: str, wanted: list[str]) -> None:
    assert sorted(text for _, text in ground.keys(entry)) == sorted(wanted)


def test_an_item_that_is_nowhere_says_what_is_near(ground: Ground) -> None:
    with pytest.raises(Unknown) as caught:
        ground.keys("处理客户的投诉")
    assert caught.value.nearest == "处理顾客投诉"
    with pytest.raises(Unknown) as caught:
        ground.keys("量子计算")
    assert caught.value.nearest is None


def test_a_cell_of_several_items_is_taken_apart_only_where_it_must_be(ground: Ground) -> None:
    data = sheet(
        ("谁盘点？", "负责门店盘点；盘点差异要当天上报\n负责仓库盘点"), ("谁？", "负责仓库盘点；处理顾客投诉")
    )
    first, second = cases_of(data, "q.xlsx", ground)
    assert sorted(text for _, text in first.gold) == ["负责仓库盘点", "负责门店盘点;盘点差异要当天上报"]
    assert sorted(text for _, text in second.gold) == ["处理顾客投诉", "负责仓库盘点"]


def test_every_bad_row_is_told_with_its_number(ground: Ground) -> None:
    data = sheet(
        ("谁负责仓库盘点？", "负责仓库盘点", "否"),
        ("", "负责仓库盘点", ""),
        ("谁开例会？", "每周开例会", ""),
        (),
        ("年假几天？", "", "也许"),
        ("年假几天？", "处理顾客投诉", "是"),
    )
    with pytest.raises(InvalidRequest) as caught:
        cases_of(data, "q.xlsx", ground)
    rows = str(caught.value.facts["rows"]).splitlines()
    assert [row.split("行")[0].strip() for row in rows] == ["第 3", "第 4", "第 6", "第 7"]
    assert "没有问题" in rows[0] and "每周一召开门店例会" in rows[1] and "也许" in rows[2]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "不是 JSON"),
        (b"[1]", "不是 JSON 对象"),
        (b'{"question": "q1 \\ud800"}', "半个字符"),
        (b'{"question": "q1", "history": 3}', "字段不对"),
        (b'{"question": "q1", "role": ["a"]}', "字段不对"),
        (b'{"question": "q1", "history": [1]}', "字段不对"),
        (b'{"question": "q1", "lists": [1]}', "字段不对"),
        (b'{"question": "q1", "must_not": "x", "kind": 3, "gold": [{"list": 1, "text": 2}]}', "text"),
        (b'{"question": "q1", "gold": [{"list": "x"}]}', "缺 text"),
        (b'{"question": "q1", "gold": 3}', "文字或列表"),
        (b'{"question": "q1", "count": "many"}', "字段不对"),
        (
            b'{"question": "q1", "gold": ["\xe5\xa4\x84\xe7\x90\x86\xe9\xa1\xbe\xe5\xae\xa2\xe6\x8a\x95\xe8\xaf\x89", {"doc": "a", "text": "b"}]}',
            "doc",
        ),
    ],
)
def test_bad_lines(ground: Ground, line: bytes, words: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        cases_of(b'{"question": "ok?"}\n' + line, "q.jsonl", ground)
    assert caught.value.facts["count"] == 1
    assert "第 2 行" in str(caught.value.facts["rows"]) and words in str(caught.value.facts["rows"])


def test_files_that_are_no_sheets(ground: Ground) -> None:
    with pytest.raises(InvalidRequest, match="eval_columns_missing"):
        cases_of(sheet(("a", "b"), head=("题", "答")), "q.xlsx", ground)
    with pytest.raises(InvalidRequest, match="eval_empty"):
        cases_of(b"\n\n", "q.jsonl", ground)
    with pytest.raises(UnreadableDocument):
        cases_of(b"PK\x03\x04 no zip", "q.xlsx", ground)
    with pytest.raises(UnreadableDocument):
        cases_of(b"text", "q.txt", ground)
    with pytest.raises(UnreadableDocument):
        cases_of(("问题,应答条目\n" + "a" * 200_000 + ",x\n").encode(), "q.csv", ground)


def test_a_csv_with_history_and_kinds(ground: Ground) -> None:
    text = "编号,类型,问题,上文,应答条目\n7,multi_turn,那第3条呢,店长岗位职责有哪些,店长岗位职责 第3条\n"
    (one,) = cases_of(text.encode("gb18030"), "q.csv", ground)
    assert (one.id, one.kind, one.history, one.row) == ("7", "multi_turn", ("店长岗位职责有哪些",), 2)


# ---------------------------------------------------------------- a whole run


def test_a_run_tells_what_is_missing_what_is_too_much_and_where(evaluator: Evaluator) -> None:
    data = lines(
        {
            "question": "谁处理顾客投诉？",
            "gold": ["店长岗位职责 第3条", "店长岗位职责 第1条"],
            "kind": "lookup",
        },
        {"question": "谁负责仓库盘点？", "gold": ["负责仓库盘点"]},
        {"question": "仓库主管的工资是多少？", "answerable": False},
        {"question": "谁负责仓库盘点？", "answerable": False},
        {"question": "食堂谁管？", "gold": ["负责仓库盘点"]},
    )
    found = evaluator.evaluate(data, "q.jsonl", "default")
    assert found.overall.n == 5 and found.overall.citation_exact == 1.0 and found.overall.p95_ms
    assert (found.overall.refused, found.kinds["unanswerable"].n) == (0.5, 2)
    both, answered, refused = found.misses
    assert (both.row, both.verdict, both.f1) == (1, "missing_and_extra", 0.5)
    assert [(one.list, one.number, one.document) for one in both.missing] == [
        ("店长岗位职责", "1", "shop.txt")
    ]
    assert SHOP[both.missing[0].start : both.missing[0].end] == "每周一召开门店例会"
    assert [(one.list, one.text) for one in both.extra] == [("仓管员岗位职责", "处理顾客投诉")]
    assert (answered.row, answered.verdict) == (4, "wrongly_answered")
    assert (refused.row, refused.verdict) == (5, "wrongly_refused")


def test_an_item_of_a_sheet_that_no_text_holds_is_told_so(evaluator: Evaluator) -> None:
    data = lines({"question": "谁处理顾客投诉？", "gold": [{"list": "店长岗位职责", "text": "处理投诉"}]})
    (miss,) = evaluator.evaluate(data, "q.jsonl", "default").misses
    assert [one.duty_id for one in miss.missing] == [None]


# ---------------------------------------------------------------- audits


def test_questions_are_made_from_the_texts_the_same_for_the_same_seed(house) -> None:  # type: ignore[no-untyped-def]
    known = house.assistant.knowledge("default")
    made = questions(known, 12, seed=3)
    assert made == questions(known, 12, seed=3) != questions(known, 12, seed=4)
    assert len(set(made)) == 12
    assert any(one.startswith("谁负责") for one in made) and any("有哪些" in one for one in made)
    assert all("；" not in one for one in made)


def tick(data: bytes, marks: dict[int, Sequence[object]]) -> bytes:
    """Fill columns F, G and H of the rows (from 1)."""
    book = load_workbook(io.BytesIO(data))
    for row, cells in marks.items():
        for column, value in zip((6, 7, 8), cells, strict=False):
            book["审核"].cell(row, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_ticked_sheet_gives_shares_with_intervals() -> None:
    head = "店长岗位职责"
    made = write_sheet(
        [
            answer((head, "甲"), (head, "乙")),
            answer((head, "丙")),
            answer(refused=True),
            answer(refused=True),
        ],
        {},
    )
    ticked = tick(
        made, {2: ("对", 1, "否"), 3: ("错",), 4: ("√", 0, "否"), 5: ("", "", "是"), 6: ("", 2, "否")}
    )
    found = read_sheet(ticked)
    assert (found.questions, found.items, found.unticked) == (4, 3, 0)
    assert (found.item_precision.right, found.item_precision.of) == (2, 3)
    assert (found.item_recall.right, found.item_recall.of) == (2, 5)
    assert (found.exact.right, found.exact.of) == (1, 2)
    assert (found.refusal_precision.share, found.refusal_recall.share) == (0.5, 1.0)
    assert found.item_precision.low < 0.6667 < found.item_precision.high  # type: ignore[operator]


def test_what_is_not_ticked_does_not_count() -> None:
    made = write_sheet([answer(("店长", "甲"), ("店长", "乙")), answer(refused=True)], {})
    found = read_sheet(tick(made, {2: ("对",)}))
    assert (found.item_precision.of, found.unticked, found.item_recall.of) == (1, 1, 0)
    assert found.refusal_precision.share is None


def test_cells_that_say_nothing_are_told_with_their_row() -> None:
    made = write_sheet([answer(("店长", "甲"))], {})
    with pytest.raises(InvalidRequest) as caught:
        read_sheet(tick(made, {2: ("大概", "几条", "否")}))
    assert "第 2 行" in str(caught.value.facts["rows"])
    with pytest.raises(InvalidRequest, match="audit_sheet_unknown"):
        read_sheet(sheet(("a", "b", "c")))


def test_nothing_in_a_sheet_can_run() -> None:
    made = write_sheet(
        [answer(("店长", '=HYPERLINK("http://x")'), ("店长", "a\x01b\ufffe\x7f"))], {"x": "=1+1"}
    )
    book = load_workbook(io.BytesIO(made))
    assert [cell.value for cell in book["审核"][1]] == list(COLUMNS)
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)


def test_wilsons_interval() -> None:
    assert share(0, 0).share is None
    found = share(9, 10)  # Wilson (1927): 0.596 to 0.982
    assert (found.low, found.high) == (0.5958, 0.9821)
