"""What a posting's terms look like where no label says it: 8-13K·13薪 is pay, 3-5年 experience, 昆山玉山镇 a place."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing.links import is_link
from corpus.parsing.titles import ends_in_job

PAY, PLACE, BENEFITS, COUNT = "薪资", "工作地点", "福利", "招聘人数"
_PER: Final = r"(?:/(?:月|天|日|年|小?时|节|单|班|件|次|课时|人))?"
_UNIT: Final = r" ?(?:[kK千万]|元)+"
_TO: Final = r" ?[-~—–至到] ?"
_NUMBER: Final = r"\d[\d.,]*"
#: 8-13K, 6000-8000元/月, 18元/小时, 日结260; a plain number or two years are no pay.
_SUM: Final = (
    rf"(?:{_NUMBER}(?:{_UNIT})?{_PER}{_TO}{_NUMBER}{_UNIT}|{_NUMBER}{_UNIT}"
    rf"|(?!(?:19|20)\d\d{_TO}(?:19|20)\d\d(?!\d))[1-9]\d{{2,5}}{_TO}[1-9]\d{{3,5}})"
)
_OF_PAY: Final = r"(?:综合|税前|税后|到手)?(?:薪资|工资|月薪|年薪|时薪|日薪|日结|底薪|待遇)"
#: What each term looks like; the first that fits names it.
_FORMS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        PAY,
        re.compile(
            rf"(?:{_OF_PAY})?:? ?{_SUM}{_PER}(?:[·*xX×,. ]+\d{{2}}薪)?(?:以上|左右|起)?|{_OF_PAY}:? ?{_NUMBER}(?:以上|左右|起)?{_PER}|(?:{_OF_PAY})?面议"
        ),
    ),
    (
        "工作经验",
        re.compile(
            r"(?:工作)?(?:经验)?(?:\d+(?: ?[-~至] ?\d+)?|[一二三四五六七八两十]) ?年(?:及?以[上内下])?(?:工作)?(?:经验)?|(?:工作)?经验不限|不限经验|无需经验|(?:在校/)?应届(?:毕业)?生?(?:可|亦可)?"
        ),
    ),
    (
        "学历",
        re.compile(
            r"学历不限|不限学历|(?:统招|全日制)?(?:本科|大专|专科|硕士|博士|研究生|高中|中专|中技|职高|技校|初中|小学)(?:/(?:本科|大专|中技|技校|高中|中专|职高))*(?:及?以上)?(?:学历)?"
        ),
    ),
    ("工作性质", re.compile(r"全职|兼职|实习|全职/兼职|兼职/全职|全职[、,]兼职|校招|社招|劳务派遣|临时工")),
    (
        COUNT,
        re.compile(
            r"(?:招聘?|需|急招)(?: ?(?:\d+(?:[-~]\d+)?|若干|多|数) ?[人名位])|(?:\d+(?:[-~]\d+)?|若干)[名位]"
        ),
    ),
    ("性别", re.compile("性别不限|男女不限|不限男女|仅限[男女]性?")),
    ("年龄", re.compile(r"(?:年龄)?\d+(?:[-~至]\d+)?周?岁(?:及?以[下上])?|年龄不限")),
)
SURE: Final = frozenset({PAY, "工作经验", "学历", "工作性质", COUNT})
_TOWN: Final = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:省|市)?[·\- /][\u4e00-\u9fff]{2,8}(?:[·\- /][\u4e00-\u9fff]{2,8})?|[\u4e00-\u9fff]{2,8}(?:省|市|区|县|镇|乡|街道)"
)
BARE_TOWN: Final = re.compile(r"[\u4e00-\u9fff]{2,4}")
#: Towns that postings name without 市 or 区.
TOWNS: Final = frozenset(
    "全国 各地 本市 本地 北京 上海 天津 重庆 广州 深圳 杭州 南京 苏州 无锡 常州 南通 徐州 扬州 镇江 泰州 盐城 昆山 宁波 温州 嘉兴 湖州 绍兴 金华 义乌 台州 合肥 芜湖 福州 厦门 泉州 漳州 南昌 赣州 济南 青岛 烟台 潍坊 淄博 临沂 济宁 "
    "郑州 洛阳 武汉 宜昌 襄阳 长沙 株洲 衡阳 珠海 佛山 东莞 惠州 中山 汕头 江门 湛江 肇庆 南宁 柳州 桂林 海口 三亚 成都 绵阳 德阳 贵阳 遵义 昆明 大理 玉溪 拉萨 西安 咸阳 宝鸡 兰州 西宁 银川 乌鲁木齐 呼和浩特 包头 太原 大同 石家庄 唐山 保定 廊坊 秦皇岛 "
    "邯郸 沧州 沈阳 大连 鞍山 长春 吉林 哈尔滨 大庆 香港 澳门 台北 新北 台中 台南 高雄 桃园 新竹".split()
)
_BENEFIT: Final = re.compile(
    r".{0,4}(?:险一?金?|公积金|社保|双休|单休|年假|年终奖|全勤奖?|[餐饭房车话夜][补贴]|补贴|补助|津贴|奖金|绩效|包[吃住餐]|包吃住|包三餐|[吃住]宿?免费|宿舍|食堂|工作餐|下午茶|体检|旅游|团建|培训|防寒服|工装|班车|假期?|提成|分红|股票期权|礼品|节日福利|员工折扣|弹性工作|加班费)|五险|六险"
)
#: From the widest to the narrowest: what parts the terms of a line.
_PARTS: Final = tuple(re.compile(parts) for parts in (r" ?\| ?", r" {2,}", r" ?· ?", r" / |/", r" "))


def read_terms(text: str) -> list[tuple[str | None, str]]:
    """The terms of a line with what they are of."""
    label = term_of(text)
    if label is not None:
        return [(label, text)]
    for parts in _PARTS:
        pieces = [piece for piece in parts.split(text) if piece]
        if len(pieces) > 1:
            return [one for piece in pieces for one in read_terms(piece)]
    return [(None, text)]


def term_of(text: str) -> str | None:
    """What a whole piece is a term of."""
    label = next((label for label, form in _FORMS if form.fullmatch(text)), None)
    if label is None and _TOWN.fullmatch(text) is not None and not ends_in_job(text):
        pieces = re.split(r"[·\- /]", text)
        known = any(_BENEFIT.fullmatch(one) or is_link(one) or _form(one) for one in pieces)
        return None if known else PLACE
    return label or (BENEFITS if _BENEFIT.fullmatch(text) else None)


def _form(text: str) -> bool:
    return any(form.fullmatch(text) for _, form in _FORMS)
