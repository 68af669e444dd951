"""What kind of answer a question about a job wants, read by a small classifier: "出纳一天到晚都干些啥，全给我列出来".

People wrap a plain request in more ways than patterns foresee (老板让我背一遍…, 面试前想问下…). A classifier of the question's letters and meaning
(see ``classifier``; the job's name is one sign) says which of eighteen kinds of answer is wanted; where it is sure of a kind that has a plain wording, the question is read in that wording. Trained by
``tests/eval/train_wanting.py`` on eleven thousand questions of six authors; see there for what it reaches on an author it has not seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.classifier import JOB, Classifier, Encode, packaged

LONGEST = 4  # characters of an n-gram
SURE = 0.6
_LONGEST_QUESTION = 60  # characters; in longer ones the job is only a part of what is said

PLAIN = {
    "duties": "{}有哪些职责",
    "requirements": "{}的任职要求有哪些",
    "benefits": "{}的福利待遇有哪些",
    "rights": "{}有哪些权限",
    "kpi": "{}的考核指标有哪些",
    "overview": "{}主要做什么",
    "count_duties": "{}有多少条职责",
}
"""The kinds of answer that have a plain wording, which every reader behind this one knows."""


_OF_A_MATTER = ("matter", "part", "who")


def wraps(word: str) -> bool:
    """Whether a word only belongs to how people ask for a whole: 公司 and 背熟, but not 消防 or 报表."""
    return leans(word, tuple(PLAIN), _OF_A_MATTER)


def leans(word: str, to: Sequence[str], than: Sequence[str]) -> bool:
    """Whether a word is more a sign of one of the kinds ``to`` than of any of ``than``; false for an unknown word."""
    weights = classifier().weights_of(word)
    return weights is not None and max(weights[k] for k in to) >= max(weights[k] for k in than)


@cache
def classifier() -> Classifier:
    """The packaged one."""
    return packaged("wanting")


def plain_want(text: str, names: tuple[str, ...], spoken: str, encode: Encode | None = None) -> str:
    """``text`` in plain words where it surely wants one of the ``PLAIN`` kinds of answer about one job; else itself.

    Args:
        names: the words of ``text`` that name the job, as typed in lower case.
        spoken: how the job is named in the plain wording.
        encode: see ``Classifier.chances``.
    """
    if len(text) > _LONGEST_QUESTION:
        return text
    masked = text.lower()
    for name in names:
        masked = masked.replace(name, JOB)
    if _ONLY_NAMED.fullmatch(masked):
        return text
    kind, chance = classifier().best(masked, encode, among=PLAIN)
    if kind not in PLAIN or chance < SURE or (kind in _WHOLE and _ONE_THING.search(masked)):
        return text
    if _SOME.search(masked) or (kind in _WHOLE and (_AT_A_TIME.search(masked) or _OF_SOME.search(masked))):
        return text
    if kind not in _WHOLE and _COUNTED.search(masked):
        return text
    return PLAIN[kind].format(spoken)


# "学历上有什么要求", "权限有几条": one thing of the whole is named, which the plain wording would lose.
_ONE_THING = re.compile(
    r"几个人|多少人|人数|编制|学历|学位|经验|年限|年龄|几岁|多大|证书|资格证|驾照|身高|视力|性别|户口|籍贯|外语|英语|普通话|电脑|软件|体力|权限|权力|福利|待遇|指标|考核|kpi"
)
# "跟其他部门协调的有哪些职责", "有什么不能做的": some of the duties, or what is none.
_OF_SOME = re.compile(
    r"(?:协调|对接|打交道|沟通|联系|配合|合作|有关|相关)的|不能|不准|不许|不得|不可以|不该|禁止|严禁"
)
_COUNTED = re.compile(r"(?:(?<!哪)几|多少)[条项点个款]")  # "权限有几条"
_ONLY_NAMED = re.compile(rf"[{JOB}那呢吧啊?？ ]*")  # "那维修技师呢": what is wanted was said before
_WHOLE = frozenset({"duties", "requirements", "overview", "count_duties"})

_N = r"(?:\d+|[一二两三四五六七八九十]+)"
# What a plain wording would swallow: items left out ("交办的不算"), some of them ("前五条", "挑三条"), an amount ("500元以上").
_SOME = re.compile(
    r"除[了开去]|除(?=[^，,]{1,16}[外，,])|以外|之外|除外|不算|不含|不包[括含]|去掉|去除|剔除|排除|[抛撇]开|刨去"
    rf"|[前后头]{_N}[条项点个]|第{_N}[条项点]|最后[一几两]?[条项点]|[挑选说举随便任意]{{1,4}}[出来个]{{0,2}}{_N}[条项点]"
    r"|(?:哪[些几]?|几)[条项点](?:是|要|需|得|能|会|讲|说|写|提|涉|跟|和|与|带|属)|提到|提及|写到|讲到|涉及|牵涉"
    rf"|(?:条|项|点|份|节)[^，,]{{0,4}}最[多少长短]|最[多少长短]的|{_N}个?(?:元|万|块钱)|{_N}个?(?:小时|分钟|工作日)(?:以|之)?内"
)
# "月底要做的", "每周的活", "夜班时": a part of the work; "每天", "一天到晚" are how people ask for all of it, and stay.
_AT_A_TIME = re.compile(
    r"每个?(?:周|星期|礼拜|月|季|半年|年|班次)|[月年季周][初末底]|夜里|[夜早晚中]班|值班时"
)
