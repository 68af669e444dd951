"""A first turn that only points, with nothing before it to point at: "他管这个吗", "另一个岗位呢", "怎么操作"."""

from __future__ import annotations

import re

from assistant.again import WHICH_HIGHER
from assistant.everybody import asks_of_everybody
from assistant.target import Target

# "它有几条", "他每周要做几次": a pronoun opens a first turn.
_POINTS_FIRST = re.compile(
    r"^(?:它们?|[他她]们?|(?:这|那)(?:一)?(?:份|条|两份|几条|几份|项))(?=主要|平时|平常|具体|有|的|是|要|每|在|归|由|里|都|一共|总共|负责|需要|该|应)"
)
# Pointing words with nothing to point at in a first turn.
_POINTS = re.compile(
    r"^(?:(?:再|那|看|说|念|往)*(?:上|下|前|后)(?:面)?(?:的)?(?:那)?一?(?:条|份|节|项|个|块|篇)|(?:那|这|它|他|她)(?:个|些|们|条|份)?|(?:都|全部?)?列(?:一下|出来)?|详细(?:说说|点|一点)?|再说一遍|继续|还有(?:吗|呢)?|就这些(?:吗)?|其他的|其余的|多久(?:要|得)?(?:做|弄|搞|办|来)?一次|频率|原文在哪|出处|(?:这个|那个|它)(?:归|由|是)(?:谁|哪个部门)(?:管|负责)?)(?:呢|吗|吧|是什么|的内容)?$"
)

# "那个多久做一次啊", "这个要多久交一次": the time of a thing that nobody named.
_WHEN_OF_IT = re.compile(
    r"^(?:那|这)个?(?:一般|平时|大概)?(?:要|得|需要)?(?:多久|多长时间|隔多久|什么时候|几天|几号)(?:要|得|该)?(?:做|交|弄|办|报|写|开|查|检查|更新|搞|来|去)?(?:一次|一回|一趟)?(?:啊|呀|呢)?$"
)
_POINTER = r"(?:[它他她]们?|(?:这|那|另|另外|别|其他|其它|其余|上面|下面|前面|刚才|刚刚)(?:一(?!次|下(?!面)))?+(?:个|条|份|项|边|些|块|点|位)?+(?:岗位|职位|岗|人|清单|职责|部门|角色)?+)"
_ASKS = r"(?:管|做|干|办|负责|归|由|谁|吗|呢|吧|啊|嘛|么|是|有|还|也|都|再|什么|啥|哪些|哪个|意思|多久|一次|怎么|怎样|如何|说|讲|的|了|一下|点|除|以外|之外)"
# "他管这个吗", "那另一份呢", "这条什么意思", "为什么呢": pointing and asking words, and nothing else.
_ONLY_POINTS = re.compile(
    rf"{_ASKS}*{_POINTER}(?:{_ASKS}|{_POINTER}|具体|详细|规定|要求|执行|操作|处理)*|(?:为什么|为啥|凭什么|具体|详细|怎么|怎样|如何)(?:{_ASKS}|具体|详细|规定|要求|写|安排|执行|操作|处理|弄|定|走|来)*"
)

# "刚才那个再说详细一点", "上面那条展开讲讲", "你上次说的再发一遍", "接着说": what was said is to be said on, and there is none.
_SAID = r"(?:剩下|其余|余下|刚刚?才?|方才|上一?回|上一?次|之前|先前|前面|上面|上头|前头|那|这)"
_ON = r"(?:再|接着|继续|往下)"
_TELLING = (
    r"(?:个|条|份|项|段|几|些|一|两|部分|内容|话|答案|回答|东西|请|麻烦|帮我|给我|跟我|你|您|我|把|将|说|讲|念|聊|谈|提|问|答|介绍|解释|解读|描述|复述|重复|发|列|写|看|来|过|到|的|得|"
    r"展开|详细|仔细|具体|都|全部?|出来|细|清楚|明白|完整|多|遍|次|一下|点|下去|下|吧|呢|啊|吗|嘛|了|好)"
)
_SAY_ON = re.compile(rf"(?:{_SAID}|{_ON}|{_TELLING})++")  # possessive: of one way only, in linear time
_SAID_OR_ON = re.compile(rf"{_SAID}|{_ON}")


def only_points(bare: str, target: Target) -> bool:
    """Whether ``bare``, a first question without its end marks, has to be asked back.

    Args:
        target: what it names; a pointing word beside a name may be answered.
    """
    if _POINTS.search(bare) or _WHEN_OF_IT.search(bare):
        return True
    if target.lists or target.sections or target.roles or target.unknown_role or target.documents:
        return False
    if _SAY_ON.fullmatch(bare) and _SAID_OR_ON.search(bare):
        return True
    higher = WHICH_HIGHER.search(bare) and not asks_of_everybody(bare)
    return bool(_ONLY_POINTS.fullmatch(bare) or _POINTS_FIRST.search(bare) or higher)
