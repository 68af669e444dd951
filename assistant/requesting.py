"""The grammar of requests: "把…都给我捞出来", "统统列一下", "整份过一遍挑出来", "先给我个目录，别全倒给我".

How an answer is wanted says nothing of what it is about. A request is one of a few frames round the matter, and
all of them come to one plain wording, so that no reader behind this one needs to know more than "都列出来":

    request  := lead? matter (tail | pause tail)* decline*
    lead     := ("先" | "请" | "给我" | "把" …)* (pick complement)? ("个" | "份")?
    tail     := ("都" | "统统" …)* ("给我" …)? (pick complement | "过一遍" | "一条不落")+
    decline  := "别一上来全倒给我", "先不用展开"

A question that is nothing but a request ("都捞出来吧", of the turn before) stays as it is.
"""

from __future__ import annotations

import re

_ALL = r"(?:统统|通通|统一|全都|全部|全|都|一并|一齐|一股脑儿?|一[个条项字句点]不[落漏剩差改少缺动]|分别|各自|一一|逐[个条项一]|挨个儿?)"
_FOR_ME = r"(?:给|帮|替|跟)(?:我们?|咱们?|俺)"
_PICK = r"(?:捞|挑|找|拎|摘|抠|扒拉?|翻|揪|筛|理|拉|捋|列|罗列|汇总|归总|归集|归拢|汇集|整理|过|数|扫|搜罗?|收集|挖|拣|圈|抄|摘录)"
_DONE = r"(?:出来|出(?=$)|下来|一下|下(?=$)|一遍儿?|个遍|一圈|一轮|齐全?+|全了?|清楚|成一?[张份个]?(?:表格?|清单))"
_TO_ME = r"(?:给(?:我|咱|我们)|发(?:我|给我)|我(?:看看?|瞧瞧?|过目|用)|看看|瞧瞧)"
_WHOLE = r"(?:整[份个篇]|从头到尾|前前后后|里里外外|上上下下|通篇|全文)"
_TAIL = re.compile(
    rf"(?:[，, ]*(?:{_WHOLE}|{_ALL}|{_FOR_ME}|把它们?|请|麻烦|地|的(?=[，, ]))*+"
    rf"(?<![谁由归来去要])(?<!谁去)(?<!谁来){_PICK}(?:{_ALL})?(?:{_DONE})(?:{_ALL}|{_TO_ME}|就行|就好|即可|吧)*+)+$"
)
# "统统列", where the closing particle took 一下 with it; "…一条不落", with nothing more to do.
_CUT_TAIL = re.compile(
    rf"[，, ]*(?:{_FOR_ME}|(?:{_FOR_ME})?(?:统统|通通|全都|全部|都|一并)(?:{_FOR_ME})?)(?:列|捞|挑|找|拎|摘|汇总|整理|罗列|归拢|归总|归集|收集)$"
)
_NONE_LEFT = re.compile(
    r"[，, ]+(?:一[个条项]|半[个条项])(?:都|也)?(?:不|别|没)(?:要|能|可|许)?(?:落|漏|剩|少|缺|拉)(?:下|掉|了)?$"
)
_LEAD = re.compile(
    rf"^(?:先|请|麻烦|劳驾|{_FOR_ME}|能不能|可不可以)*(?:{_PICK}(?:出来|一下|下|出)|(?:给|来|上)?(?:我)?(?:一?[个份张])(?=目录|清单|大纲|提纲|框架|总览|概览|概述|汇总|名单))[，, ]*(?=.{{2,}})"
)
_WITH_OBJECT = re.compile(r"^(?:先|请|麻烦|劳驾)*(?:把|将)(?=.{3,})")
# "别一上来全倒给我", "不用展开讲", "先甭细说": how it is not wanted.
_DECLINE = re.compile(
    r"[，, ]*(?:先)?(?:别|不要|不用|无需|甭|用不着|不必)(?:先)?(?:一上来|一下子?|一股脑儿?|一口气|上来)?(?:就)?(?:给我)?(?:全|都|全部|全都|逐条|一条条)?"
    r"(?:倒|堆|甩|扔|塞|砸|刷|展开|细说|细讲|细念|铺开|啰嗦|罗嗦|长篇大论|贴|糊)(?:讲|说|给我|出来|过来|我一脸|上来|了)*$"
)
# "不用列条目", "原文别贴": what is not wanted of the answer.
_NO_ITEMS = re.compile(
    r"[，,?？;；。 ]+(?:先)?(?:(?:别|不要|不用|无需|甭|不必|不需要)(?:再|逐条|一条条)*(?:列|展开|念|写|贴|给|抄)(?:出来?|我)*(?:条目|细节|全文|原文|具体内容|内容)?|(?:条目|细节|全文|原文|具体内容)(?:就)?(?:别|不要|不用|无需|不必)(?:列|展开|念|写|贴|给|抄)(?:了|出来)*)(?:了|啦)?$"
)
# "报个清单名字就行", "只给标题即可": how much of the answer is wanted.
_NAMES_ONLY = re.compile(
    r"[，,?？;；。 ]+(?:只|就|光|请|麻烦)?(?:要|用|需)?(?:说|报|给|列|写|要|回|告诉我?)(?:个|一下|出|我|上)*(?:清单|列表|岗位|职责)?的?(?:名字|名称|名|标题|编号|题目|方向|大意|大概|重点)(?:就行|就好|即可|就可以|就够|就成|给我|出来|了|吧)*$"
)
# "…，不含任职要求": what people must have is no part of their work, and need not be said to be left out.
_KIND_OUT = re.compile(
    r"[，,（( ]+(?:不含|不包括|不算|不要|除去|去掉|刨去|不用列)(?:任职|岗位|招聘)?(?:要求|资格|条件|素质(?:要求)?)(?:的|那些|部分|在内)?(?=$|[，,。)）])[)）]?"
)
_PLAIN = "都列出来"
_MATTER_CHARS = 2


def leaves_out_requirements(text: str) -> bool:
    """Whether ``text`` (a question as typed) says that requirements are not wanted."""
    return bool(_KIND_OUT.search(text))


def plain_request(text: str) -> str:
    """``text`` (a normalised question) with its frame of request in plain words; itself where nothing else is left."""
    bare = _KIND_OUT.sub("", _NAMES_ONLY.sub("", _NO_ITEMS.sub("", _DECLINE.sub("", text))))
    listed = _NONE_LEFT.sub("", bare)
    listed = _TAIL.sub("", listed)
    listed = _CUT_TAIL.sub("", listed)
    led = _WITH_OBJECT.sub("", listed) if listed != bare else listed
    matter = _LEAD.sub("", led)
    asked = listed != bare or matter != led
    matter = matter.strip("，, ")
    if len(matter) < _MATTER_CHARS or _POINTS_ONLY.fullmatch(matter):
        return text
    if not asked:
        return bare or text
    return matter if _ASKS_ALREADY.search(matter) else f"{matter}{_PLAIN}"


# The matter asks by itself: "哪些条讲到培训，过一遍挑出来".
_ASKS_ALREADY = re.compile(
    r"谁|哪|什么|啥|多少|(?<![这那好])几|怎|如何|区别|不同|对比|比较|目录|大纲|提纲|框架|总览|概览|概述"
)
# "都", "把它们", "剩下的": of the turn before.
_POINTS_ONLY = re.compile(
    r"(?:那|就|把|这些|那些|它们?|剩下|其余|其他|余下|全部?|所有|都|的|整[份个篇]|[，, ])+"
)
