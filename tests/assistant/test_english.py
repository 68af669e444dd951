"""English questions: the frame around the matter, and the words by the table and by what stands together in a duty."""

import pytest

from assistant.english import English, in_chinese_order
from assistant.foreign import _reordered
from assistant.lexicon import lexicon


@pytest.mark.parametrize(
    "question",
    [
        "Who should I contact about sick leave",
        "who do I talk to about sick leave",
        "whom should we ask about sick leave",
        "who takes care of sick leave",
        "who is in charge of sick leave",
        "who's responsible for sick leave",
        "who is the right person for sick leave",
        "who is the one handling sick leave",
        "who usually deals with sick leave",
        "hi, could you please tell me who looks after sick leave",
        "whose job is sick leave",
        "just wondering, who manages sick leave",
    ],
)
def test_the_many_ways_to_ask_for_the_owner_become_one(question: str) -> None:
    assert in_chinese_order(question) == "who is responsible for sick leave"


@pytest.mark.parametrize(
    ("question", "ordered"),
    [
        ("Which item mentions friendly links?", "friendly links 在哪条"),
        ("which duty covers the export rebate", "export rebate 在哪条"),
        ("where does it say something about refunds?", "refunds 在哪条"),
        ("what is the sales supervisor supposed to do?", "sales supervisor duties 有哪些?"),
        ("what does a cashier do all day", "cashier duties 有哪些"),
        ("What does list 6 of the sales head duties say?", "sales head 职责6 有哪些?"),
        ("show me sales head duties #13", "sales head 职责13"),
        ("item 3 of sales head duties 13", "sales head 职责13 第3条"),
        ("the 2nd point of duties 6", "职责6 第2条"),
        ("how frequently is stock counted", "how often stock counted"),
        ("by when must VAT be declared", "when must VAT be declared"),
        ("how often are each store's losses assessed", "how often each store losses assessed"),
        ("谁负责KA渠道", "谁负责KA渠道"),
    ],
)
def test_other_frames(question: str, ordered: str) -> None:
    assert in_chinese_order(question) == ordered


DUTIES = ("月初完成增值税和出口退税的申报", "整理文件并归档", "每月评估各门店的盈亏率", "负责接听400电话")


def _together(options: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    best = max(DUTIES, key=lambda d: sum(any(o in d for o in each) for each in options))
    return [tuple(o for o in each if o in best) or each for each in options]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("export tax rebate filing", "出口退税 申报"),
        ("filed documents", "归档 文件"),
        ("assessing the profit and loss of stores", "评估 盈亏 门店"),
        ("answers the phone", "接听 电话"),
        ("blockchain rebates", "blockchain 返利"),
    ],
)
def test_words_take_the_meaning_that_the_duties_hold(typed: str, read: str) -> None:
    def held(word: str) -> bool:
        return any(word in duty for duty in DUTIES)

    assert English(lexicon().english).translate(typed, lambda _: False, held, _together) == read


@pytest.mark.parametrize(
    ("said", "ordered"),
    [
        ("是什么 工资 java 工程师", "java工程师的工资是什么"),
        ("是什么 直接上级 销售 经理", "销售经理的直接上级是什么"),
        ("有哪些 要求 销售 监督", "销售监督的要求有哪些"),
        ("是什么 流程 退货", "是什么 流程 退货"),
    ],
)
def test_what_is_asked_of_a_job_stands_behind_it(said: str, ordered: str) -> None:
    assert _reordered(said) == ordered


def test_every_entry_of_the_table_can_be_found() -> None:
    english = lexicon().english
    assert len(english) > 6_000
    assert not [e for e in english if e != e.lower().strip() or len(e.split()) > 6]
    assert not [e for e, terms in english.items() if not terms]
