"""Follow-ups read against the whole conversation: going back, whom the rest is asked of, others, parts, likes, places."""

from __future__ import annotations

import pytest

from assistant.turning import turning
from tests.assistant.conftest import Office
from tests.assistant.test_turns import numbers

LIBRARY = """青石县图书馆岗位职责

借阅管理员
岗位职责
1、办理图书借还，每天闭馆前清点借阅台款项
2、催还逾期图书，逾期超过30天的上门催还
3、整理书架，破损图书登记后交修补员
4、接待读者咨询，记录读者投诉
5、每周统计借阅量，向馆长提交借阅报告

修补员
岗位职责
1、修补破损图书，修补完成后送回书架
2、采购修补材料，每季度盘点一次
3、拍摄古籍照片，照片存档备查

采编员
岗位职责
1、编制年度购书计划，提交馆长审批
2、新书到馆后验收登记，粘贴条码
3、联系出版社退换残次图书
4、整理书架，登记破损图书后交修补员
任职要求
1、大专以上学历
2、会使用编目软件
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, tokens: object, encoder: object) -> Office:
    office = Office(tmp_path_factory.mktemp("library"), tokens, encoder)  # type: ignore[arg-type]
    office.add("图书馆.txt", LIBRARY)
    return office


@pytest.mark.parametrize(
    ("turns", "cited"),
    [
        (("谁催还逾期图书", "谁拍摄古籍照片", "回头说逾期，超过多久要上门"), ["借阅管理员2"]),
        (("谁编制购书计划", "谁粘贴条码", "刚才购书计划那条，给谁审批"), ["采编员1"]),
        (("谁拍摄古籍照片", "谁粘贴条码", "照片那个，存档吗"), ["修补员3"]),
        (("借阅管理员的职责", "修补员的职责", "第一个岗位要提交什么报告"), ["借阅管理员5"]),
    ],
)
def test_a_question_goes_back_to_an_earlier_turn(library, turns, cited):  # type: ignore[no-untyped-def]
    assert numbers(library.talk(*turns)) == cited


def test_what_was_never_spoken_of_is_not_gone_back_to(library):  # type: ignore[no-untyped-def]
    asked = library.talk("谁拍摄古籍照片", "回头说停车费，多少钱")
    assert not asked.answered


@pytest.mark.parametrize(
    ("turns", "cited"),
    [
        (("借阅管理员的职责", "1和4"), ["借阅管理员1", "借阅管理员4"]),
        (("借阅管理员的职责", "第二跟第五念一下"), ["借阅管理员2", "借阅管理员5"]),
        (("修补员的职责", "最后那个说的照片放哪"), ["修补员3"]),
    ],
)
def test_places_are_counted_in_the_list_shown(library, turns, cited):  # type: ignore[no-untyped-def]
    assert numbers(library.talk(*turns)) == cited


def test_whom_the_rest_is_asked_of_may_stand_first(library):  # type: ignore[no-untyped-def]
    asked = library.talk("修补员多久盘点一次", "借阅管理员呢，他多久统计一次")
    assert numbers(asked) == ["借阅管理员5"]


@pytest.mark.parametrize(
    ("turns", "cited"),
    [
        (("借阅管理员清点款项吗", "别人也盘点吗"), ["修补员2"]),
        (("谁提交借阅报告", "除了他，还有谁要提交东西"), ["采编员1"]),
    ],
)
def test_others_leave_out_who_was_shown(library, turns, cited):  # type: ignore[no-untyped-def]
    assert numbers(library.talk(*turns)) == cited


def test_where_nobody_else_does_it_that_is_said(library):  # type: ignore[no-untyped-def]
    asked = library.talk("谁拍摄古籍照片", "还有别人拍古籍照片吗")
    assert asked.answered and "没有别的清单" in asked.answer


@pytest.mark.parametrize(
    ("last", "cited"),
    [
        ("跟读者有关的挑出来", ["借阅管理员4"]),
        ("涉及馆长的是哪条", ["借阅管理员5"]),
        ("提到逾期的单列", ["借阅管理员2"]),
    ],
)
def test_a_matter_chooses_among_what_was_shown(library, last, cited):  # type: ignore[no-untyped-def]
    assert numbers(library.talk("借阅管理员的职责有哪些", last)) == cited


@pytest.mark.parametrize(
    ("turns", "cited"),
    [
        (("谁修补破损图书", "修补完以后送到哪"), ["修补员1"]),
        (("谁验收新书", "登记完再干什么"), ["采编员2"]),
    ],
)
def test_what_comes_of_an_act_is_asked_of_its_duty(library, turns, cited):  # type: ignore[no-untyped-def]
    assert numbers(library.talk(*turns)) == cited


def test_a_line_like_the_one_shown_is_found_elsewhere(library):  # type: ignore[no-untyped-def]
    asked = library.talk("采编员第4条", "别的岗位有没有差不多的")
    assert numbers(asked) == ["借阅管理员3"]


def test_attributes_go_on_with_the_job(library):  # type: ignore[no-untyped-def]
    asked = library.talk("采编员要什么学历", "都没有？那奖金总该写了吧，一年发多少")
    assert asked.standalone_question == "采编员的奖金多少" and not asked.answered


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("跟照片没关系，我是问图书由谁修补", "图书由谁修补"),
        ("不是4是5", "5"),
        ("都没写？那住宿呢", "那住宿呢"),
        ("补贴总该有吧，多少", "补贴，多少"),
    ],
)
def test_what_turns_to_a_question_is_taken_off(typed, meant):  # type: ignore[no-untyped-def]
    assert turning(typed).text == meant
