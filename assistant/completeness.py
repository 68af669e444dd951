"""Words that only ask for all of it, unchanged: "不要省略", "完完整整列给我", "一字不改", "毫无保留地": never the matter.

Two forms, whatever the verb: what must not be done to the lines (a prohibition of abridging), and idioms for the whole.
"""

from __future__ import annotations

import re

_ABRIDGING = (
    r"(?:省略号?|遗漏|遗落|漏掉?|落下?|删减|删除|删改|删掉?|缩减|简化|精简|简写|简略|缩写|缩略|压缩|概括|概述|提炼|摘要|摘录|摘抄|节选|截取|截断|归纳|总结"
    r"|改写|改动|更改|修改|修饰|润色|变动|跳过?|跳着|合并|偷懒|打折扣?|藏着?掖着|糊弄|敷衍|丢三落四|残缺|缺失?|减少|少掉?|挑重点|挑着|抽着|一笔带过|凑合|含糊"
    r"|用?[\"“]?等[\"”]?字?(?:代替|带过|省略)?)"
)
_NOT = r"(?:不(?:要|许|准|得|能|可|用|做|作|加)?|别|勿|莫|甭|毋|禁止|拒绝|严禁|谢绝|避免|没有?|无)"
_WORDS = r"任何|任意|一[个条项字句点]|半[个条项句]字?|哪怕|其中|里面|中间|有(?:所|任何)?|给我|再|都|也|做|地|着|了|掉|的|内容|条目|条款|原文|细节|字|句|[一1]条"
# Possessive: words like 有任何 could be read in two ways, and a long question in two to the power of many.
_ANY = rf"(?:{_WORDS})*+"
_PROHIBITED = re.compile(
    rf"(?:[，,。；;、（( ”\"]|^|(?<=条目)|(?<=条款)|(?<=内容)|(?<=职责)|(?<=全部)|(?<=全文))(?:请|务必|千万|切记|麻烦|记得|注意|要求|可|也|但|{_WORDS})*+{_NOT}{_ANY}{_ABRIDGING}{_ANY}(?:[）)]|(?=$|[，,。；;！!吧啊哦哈呀]))"
)
# What is to be done whole is an answer, not a duty ("上面派的活儿得不打折扣干完").
_SHOWN = r"(?=地?(?:都|全|再)*(?:[列给说写托发贴念报抄搬拿端摆讲]|告诉|展示|$|[，, ]))"
_IDIOMS = re.compile(
    rf"(?:完完整整|原封不动|原原本本|从头到[尾脚]|一五一十|全须全尾|毫无保留|毫不保留|悉数|尽数|如数|全盘|一股脑儿?|巨细(?:无遗|靡遗)|事无巨细|滴水不漏|不打折扣|不折不扣){_SHOWN}"
    r"|照单全收|一[字条个项]不[差改漏落少剩缺动变拉](?:下|掉|动)?|有(?:几|多少)条?[列说写给]几?(?:多少)?条?|完整版|全量|原样(?:输出|搬过来|给我|贴出?来?|列出?来?)?|照搬|照抄"
)


def without_completeness(text: str) -> str:
    """``text`` (a question without what it names) without the words that only ask for all of it."""
    return _IDIOMS.sub(" ", _PROHIBITED.sub(" ", text))


def asks_unabridged(matter: str) -> bool:
    """Whether a "matter" that is not wanted is only a way of abridging: 摘要 in "职责12，要全文，不要摘要"."""
    return bool(re.fullmatch(rf"{_ANY}{_ABRIDGING}{_ANY}", matter.strip(' ，,"“”')))
