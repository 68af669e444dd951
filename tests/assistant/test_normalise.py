import pytest

from assistant.normalise import normalise, numeral


@pytest.mark.parametrize(
    ("typed", "core"),
    [
        ("請問營業部負責人職責７有哪些？", "营业部负责人职责7有哪些"),
        ("职责十二都有啥", "职责12都有啥"),
        ("职责 12 的 第 三 条 是什么", "职责12的第3条是什么"),
        ("您好，麻烦问一下谁负责开发票，谢谢！", "谁负责开发票"),
        ("谢谢", "谢谢"),
        ("职\u200b责7有哪些", "职责7有哪些"),
        ("职责二十一", "职责21"),
    ],
)
def test_the_view_that_is_matched(typed: str, core: str) -> None:
    wording = normalise(typed)
    assert wording.core == core
    assert wording.original == typed


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("7", 7), ("甲", None)]
)
def test_numerals(text: str, value: int | None) -> None:
    assert numeral(text) == value


def test_a_count_is_no_list_number() -> None:
    assert normalise("这个职责三个人做").core == "这个职责三个人做"


@pytest.mark.parametrize(
    ("typed", "core"),
    [
        ("采购员的职责发我，明天开会用", "采购员的职责发我"),
        ("清单3完整列一下，老板急着要看", "清单3完整列一下"),
        ("谁负责发货，谁负责对账", "谁负责发货，谁负责对账"),
        ("列一下周报，要汇报的", "列一下周报，要汇报的"),
        ("我干过三年库管，库管要求几年", "库管要求几年"),
        ("我们组长让我照清单2干，把清单2的条目都发我", "把清单2的条目都发我"),
        ("带教叫我先背清单5，都有哪些", "先背清单5，都有哪些"),
        ("店长喊我去盘点，这归谁管", "去盘点，这归谁管"),
        ("经理要什么学历，发我看看", "经理要什么学历，发我看看"),
        ("咱们那个前台吧，来客几分钟内接待", "咱们那个前台，来客几分钟内接待"),
        ("额度是多少", "额度是多少"),
    ],
)
def test_what_an_answer_is_for_is_no_part_of_the_question(typed: str, core: str) -> None:
    assert normalise(typed).core == core


@pytest.mark.parametrize(
    ("typed", "core"),
    [
        ("老板刚在会上突然问我增值税什么时候申报，我一下没答上来，麻烦帮看看", "增值税什么时候申报"),
        ("客户老问我KA渠道归谁管，一头雾水", "KA渠道归谁管"),
        ("昨天开会领导问我们排班表谁审", "排班表谁审"),
        (
            "我老公在厂里做注塑，说新来的昨天就把机子开起来了，我想打听一下你们班组长带新工人是怎么写的",
            "班组长带新工人是怎么写的",
        ),
        ("救命的推车谁点数，我完全没头绪", "救命的推车谁点数"),
        ("早上好！咖啡还没喝脑子不转哈哈，盘点谁负责", "盘点谁负责"),
        ("退货几天内要处理，急，在线等", "退货几天内要处理"),
        ("谁审核工资表，我完全没头绪", "谁审核工资表"),
    ],
)
def test_the_story_around_a_question_is_no_part_of_it(typed: str, core: str) -> None:
    assert normalise(typed).core == core


@pytest.mark.parametrize(
    "typed",
    [
        "谁负责回答客户问我们的问题",
        "客户问题由谁处理，投诉呢",
        "没经验，够得上店长的条件吗",
        "会上问到的事谁记录，谁落实",
    ],
)
def test_a_question_without_a_story_is_whole(typed: str) -> None:
    assert normalise(typed).core.replace("吗", "").replace("呢", "") == typed.replace("吗", "").replace(
        "呢", ""
    )


@pytest.mark.parametrize(
    ("typed", "core"),
    [
        ("职则四第3条", "职责4第3条"),
        ("求职择业指导谁负责", "求职择业指导谁负责"),
        ("员工在职则缴社保吗", "员工在职则缴社保吗"),
        ("职责7，三到六", "职责7第3到6条"),
        ("把职责1列出来，我要核对编号是否完整", "把职责1列出来"),
        ("班长的职责有哪些，我想确认培训是不是归他管", "班长的职责有哪些，我想确认培训是不是归他管"),
        ("我被分去管网站，我的职责有哪些", "我被分去管网站，我的职责有哪些"),
    ],
)
def test_what_is_asked_is_kept_and_what_it_is_for_is_not(typed: str, core: str) -> None:
    assert normalise(typed).core == core
