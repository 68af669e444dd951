"""What a follow-up begins and ends with besides its question: thanks, another subject announced, a correction.

A turn is read clause by clause. Clauses that only acknowledge ("好的", "谢谢", "明白了") say nothing; one that puts
the matter aside ("先不说酒店", "换个话题") lets nothing be inherited; in a correction ("不是供应商，我问的是经销商")
what is denied goes and what is meant stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = r"[，,。.;；!！、 ]+"
# "好的", "嗯嗯", "谢谢你", "明白了", "原来如此", "算了": a clause of these alone.
_ACKNOWLEDGED = re.compile(
    rf"^(?:(?:[嗯噢哦喔啊额呃唉]+|好(?:的|吧|嘞|滴|呀|啊|了)*|行|可以|ok(?:ay)?|谢+(?:你|您)?|多谢|感谢|麻烦你?了?|辛苦你?|(?:我)?(?:明白|知道|清楚|了解|懂|晓得|看到|记下)|收到"
    rf"|没事|没问题|(?:很|真|挺|太|还)?(?:好|不错|有用|有帮助|清楚|详细|全面|棒|赞|给力|厉害|专业)|原来(?:如此|(?:是)?这样)|(?:是)?这样(?:啊|子)?|(?:那)?(?:还是)?算|对|是的?|没错|太好|有道理|(?:都|这(?:些|个)?|也|竟然|居然|全)+(?:没有?|不)(?:写|提|规定|说|讲|要求)?|没有?(?:写|提|规定)|(?:没|木)有啊)(?:了|啦|吧|呢|哈|啊|吗|么)*)(?:{_END}|[?？]+|$)",
    re.IGNORECASE,
)
# "先不说酒店", "换个话题", "这个先放一边", "问个别的": the matter before is put aside.
_ASIDE = re.compile(
    rf"^(?:那|咱们?|我们|先|暂时|就|算了|不说了|不问了)*"
    rf"(?:(?:换|说|聊|讲|谈|问|请教)(?:一?个|一?下|点|些)?(?:别的|其他的?|其它的?|另外的?)?(?:话题|问题|方面|事儿?|别的|其他的?|点别的)"
    rf"|(?:不|别|甭)(?:说|聊|提|问|谈|讲|看|讨论)[^，,。.;；谁哪什吗]{{0,8}}?了?|不管(?:这个|它|这些|这事|那个)了?"
    rf"|[^，,。.;；谁哪什吗]{{0,6}}(?:先)?(?:放|搁)(?:在)?(?:一|着|到)?(?:边|下|旁)(?:吧|儿)?"
    rf"|(?:另外|顺便|再|还想)(?:再)?(?:问|请教|想问)(?:一?下|一句|个事|个问题|个别的|一个)?|另外有个(?:问题|事)|(?:另|下)一个问题){_END}(?=.{{4,}})"
)
# "问下叉车要什么证": the asking announced, with nothing said of where it goes on from.
_ANNOUNCED = re.compile(r"^(?:我|那|就|还|再|想|要|先)*(?:问|请教|咨询|打听)(?:一?下子?|个|一句)(?=.{4,})")
# "太多了", "你理解错了", "不是这个意思", "答非所问": the answer before is turned down.
_TURNED_DOWN = re.compile(
    rf"^(?:(?:你|您|这|那)?(?:也)?(?:太(?:多|长|乱|笼统|泛|杂)|(?:理解|弄|搞|看|听|答|说|打|问|会错)(?:意)?错|误会|答非所问|跑题|偏题)(?:了|啦|吧)*"
    rf"|(?:我)?(?:不(?:是|对)(?:这个|那个)?(?:意思)?|(?:不|没)(?:是)?(?:问|要|说)(?:的)?(?:是)?(?:这个|这些|那个|那些|这么多)(?:啦|了)?)|(?:用)?不(?:着|要|用)(?:这么|那么)多){_END}"
)
_MEANT = r"(?:我(?:是)?(?:想|只)?要(?:看|问|找|说)?(?:的是)?|我(?:刚才|刚刚|其实|本来|是)*(?:想|要)?(?:的|问的?|说的?|看的?|指的?|找的?|知道的?)(?:其实)?(?:就)?是?|要(?:看)?的是|而是|应该是|应为|是)"
# "不是供应商，我问的是经销商", "不是第三条是第二条": denied first, then meant.
_DENIED_FIRST = re.compile(
    rf"^(?:(?:跟|和|与)(?P<unrelated>[^，,。;；谁什吗]{{1,10}}?)(?:没有?|无|不)(?:有)?(?:啥|什么)?(?:关系?|相干|相关|搭界)(?:的|啊|了)?{_END}{_MEANT}(?P<instead>.{{2,}})$)|^我?(?:(?:问|说|要|指)的)?(?:不是|不要|不问|没问|不看)(?!这个|那个|这些|那些)(?P<denied>[^，,。;；谁什吗]{{1,14}}?)(?:那[里边个]?|这[里边个]?)?(?:{_END}(?:{_MEANT})?|(?<=[条份节里边\d])(?:而是|是))(?P<meant>.{{2,}}|\d)$"
)
_WRONG = (
    rf"(?:(?:[噢哦啊哎呃]*不(?:对|是)?|错了|(?:说|打|问|看|弄|搞)错了|抱歉|不好意思)(?:了|啊|呀)*{_END})+"
)
# "我问的是经销商的，不是供应商", "不对，我是问13号不是12号": meant first.
_DENIED_LAST = re.compile(
    rf"^(?:(?:{_WRONG})?{_MEANT}(?P<meant>[^，,。;；]{{1,}}?)(?:{_END})?|(?P<said>[^，,。;；]{{2,}}?){_END})(?:而)?(?:不是|不要|不问|没问)(?P<denied>[^，,。;；谁什吗]{{1,14}})$"
)


# "第2条我明白了，…", "9号和10号都看了": something shown is said to be known.
_KNOWN = re.compile(
    rf"^(?!.*(?:不用|不要|不必|别|甭))(?:那|这)?(?P<what>[^，,。;；？?谁哪什几怎啥多吗呢]{{0,12}}?)(?:我|也|都|已经|就|倒是)*"
    rf"(?:知道|明白|清楚|了解|懂|看过?|读过?|记住|记下|晓得|听过|问过)(?:了|啦|的)+(?:吧|啦|哈)?(?:{_END}|$)"
)
# "要认真负责，明白": what was read is said again and acknowledged.
_SAID_BACK = re.compile(
    r"^[^？?谁哪什几怎啥多吗呢]{2,24}[，,。 ]+(?:好的?|明白了?|知道了?|懂了?|清楚了?|了解了?|收到|记下了?|ok|嗯+|行)[吧啦的。！! ]*$",
    re.IGNORECASE,
)


def known_already(text: str) -> str | None:
    """What a turn that asks nothing says to be known ("9号和10号都看了"), as typed; ``None`` for any other turn."""
    bare = text.strip("，,。.！! ")
    if _SAID_BACK.match(bare):
        return ""
    found = _KNOWN.fullmatch(bare)
    return found.group("what") if found else None


# "办公费算在里面不", "水电费包括在内吗": whether it is a part of what was just shown.
_INCLUDED = re.compile(
    r"(?<=\S{2})(?<!不要)(?<!不会)(?<!不能)(?<!不应该)(?:也|都|是|有)*(?:算|包括?|包含|含|列|计)(?:没算|不算|没包括|不包括)?(?:了)?(?:在|到|进)?(?:(?:这|那|它|其)?(?:里面?|里头|里边|之中|中|内)|进去)(?:了|的)?(?:吗|么|不|没(?:有)?|吧)?(?=$|[?？])"
)
# "奖金总该写了吧，…", "工资总有吧": that it is taken for granted says nothing of what is asked.
_SURELY = re.compile(
    r"(?<=\S{2})(?:总(?:该|得|归|会|算)?|应该|起码|至少)(?:也|都)?(?:有|写|提|说|规定)(?:了|到|过|的)*(?:吧|的吧)?(?=$|[，,。?？])"
)


@dataclass(frozen=True, slots=True)
class Turning:
    """A follow-up without what turns to it.

    Attributes:
        text: what is asked.
        aside: the matter before was put aside, so that nothing is inherited.
        corrects: something said before is denied, and ``text`` stands for it.
    """

    text: str
    aside: bool = False
    corrects: bool = False


def turning(text: str) -> Turning:
    """``text`` (a normalised follow-up) read for thanks, a new subject and a correction."""
    rest, aside, corrects = text, False, False
    while True:
        if ((after := _ACKNOWLEDGED.sub("", rest, count=1)) != rest and after.strip()) or (
            (after := _KNOWN.sub("", rest, count=1)) != rest and len(after) > 1
        ):
            rest = after
        elif (after := _ASIDE.sub("", rest, count=1)) != rest:
            rest, aside = after, True
        elif (after := _ANNOUNCED.sub("", rest, count=1)) != rest:
            rest = after
        elif (after := _TURNED_DOWN.sub("", rest, count=1)) != rest and after.strip():
            rest, corrects = after, True
        else:
            break
    rest = _INCLUDED.sub("算吗", _SURELY.sub("", rest) or rest)
    if found := _DENIED_FIRST.match(rest) or _DENIED_LAST.match(rest):
        meant = found.groupdict()
        return Turning(
            meant["meant"] or meant.get("instead") or meant.get("said") or rest, aside, corrects=True
        )
    return Turning(rest, aside, corrects)
