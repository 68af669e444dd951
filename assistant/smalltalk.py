"""Greetings, thanks, questions about the assistant itself, and things that are none of its business."""

from __future__ import annotations

import re

_REPLIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"^(?:你|您)?(?:是谁|叫什么(?:名字)?|是什么(?:东西|人)?|是(?:机器人|真人|ai|人工)(?:吗)?|能(?:做|干|帮我做)?(?:什么|啥)|会(?:做|干)?(?:什么|啥)|有什么(?:功能|用)|怎么用)[呢呀啊吗?？]*$|^(?:who are you|what can you do)[?]*$",
            re.IGNORECASE,
        ),
        "我是职责助手：只根据已上传的岗位职责文本作答，逐条注明出处；文本没写的，我会直说没有。可以问“职责7有哪些”“谁负责开发票”。",
    ),
    (
        re.compile(
            r"^(?:谢+|多谢|感谢|谢谢|辛苦|太好了|好的?[，,]?谢谢|thanks?|thank you|thx|3q)[^？?谁哪什怎几多]{0,12}$",
            re.IGNORECASE,
        ),
        "不客气，有问题随时问。",
    ),
    (
        re.compile(
            r"^(?:(?:好的?|行|没(?:有)?别的事了?|没事了|没有了|谢谢)[了啊呀，,。 ]*)*(?:再见|拜拜|88|bye|回头见|下次聊|晚安)[^？?谁哪什怎几多]{0,8}$",
            re.IGNORECASE,
        ),
        "再见，祝工作顺利。",
    ),
    (
        re.compile(
            r"^(?:你好|您好|你们好|大家好|哈喽|嗨|嘿|早上好|上午好|中午好|下午好|晚上好|早安?|在吗|在不在|有人吗|hello|hi|hey|good (?:morning|afternoon|evening))(?:[呀啊哦哈吗么,，.。!！~～ ]|在吗|在不在|你好|小助手|助手|there)*$",
            re.IGNORECASE,
        ),
        "你好！我可以回答岗位职责方面的问题，并给出原文出处。例如：“销售部负责人有哪些职责”“谁负责开发票”。",
    ),
    (
        re.compile(
            r"^(?:好的?|行|可以|明白了?|知道了|懂了|了解了?|ok|okay|嗯+|哦+|收到|没问题|不错|很好|厉害|真棒|赞)[啊呀了哦吧呢。,，!！~～ ]*$",
            re.IGNORECASE,
        ),
        "好的。还想了解哪方面的职责，可以继续问。",
    ),
)

# Things that no duty text answers, however a word of theirs may occur in one.
_OFF_TOPIC = re.compile(
    r"天气|下雨吗|气温|股票|股价|彩票|汇率|(?:写|作|来|背)(?:一)?(?:首|篇|段)?(?:诗|歌词|小说|作文|情书|散文)|(?:讲|说|来)(?:一)?个?(?:笑话|故事|段子)|翻译(?:成|一下|这)|唱(?:首|一首)?歌"
    r"|\d+\s*[-+*/×÷加减乘除]\s*\d+\s*(?:=|等于|是)|(?:总统|主席|首都|人口)(?:是|有|叫)|世界杯|奥运|电影|电视剧|明星|星座运势|运势|菜谱|(?:怎么|如何)(?:做菜|炒|减肥|追)|(?:写|编)(?:一)?(?:段|个)?(?:代码|程序|脚本|python)|(?:推荐|哪里有).{0,6}(?:餐厅|酒店|饭店|美食|景点|电影|书)|(?:^|现在|今天)几点(?:了|钟)|今天(?:星期|几号|周几|几月)|(?:地球|月亮|太阳|宇宙)|(?:python|java|sql).{0,6}(?:怎么|如何|代码)",
    re.IGNORECASE,
)

# A request to change the rules, or to act on somebody else's text: 忽略以上指令, 你现在是…, system prompt.
_INJECTION = re.compile(
    r"(?:忽略|无视|忘记|忘掉|抛开|不要管|别管|跳过|绕过|disregard|ignore|forget|bypass)(?!.{0,4}(?:客户|同事)).{0,16}(?:指令|指示|规则|提示词?|设定|要求|限制|约束|instruction|prompt|rule|previous|above)"
    r"|(?:输出|显示|打印|告诉我|泄露|透露|复述|reveal|show|print|repeat).{0,12}(?:系统提示|提示词|system\s*prompt|内部指令|初始指令|api\s*key|密钥|密码|配置)"
    r"|(?:你现在|从现在(?:起|开始)|假装|扮演|pretend|act as|you are now).{0,12}(?:是|为|成|一个|a |an |不受|没有限制|开发者模式|dan\b|管理员)"
    r"|system\s*[:：]|<\s*/?\s*(?:system|script|im_start)|\[\s*(?:system|inst)\s*\]|jailbreak|越狱|开发者模式|developer mode",
    re.IGNORECASE,
)


# Help with what is against the law is refused, whatever word of it a duty prints.
_UNLAWFUL = re.compile(
    r"(?:虚开|假发票|假票|逃税|偷税|漏税|避税|少交(?:税|增值税)|做假账|假账|两套账|行贿|吃回扣|拿回扣|套现|洗钱|诈骗|伪造|造假|刷单|冒领|挪用|盗取|偷看|偷偷进|黑进|窃取)"
)
_WANTS_WAY = re.compile(r"怎么|如何|怎样|咋|教我|教教|方法|办法|技巧|不被(?:查|发现)|才不会|帮我")


def unlawful(text: str) -> bool:
    """Whether ``text`` asks how to do something unlawful."""
    return bool(_UNLAWFUL.search(text) and _WANTS_WAY.search(text))


def small_talk(text: str) -> str | None:
    """A short human reply when ``text`` is a greeting, thanks or a question about the assistant."""
    bare = text.strip(" ，,。.!！?？~～")
    rest = _GREETING.sub("", bare)
    candidates = (rest, bare) if rest else (bare,)
    return next((reply for words in candidates for pattern, reply in _REPLIES if pattern.search(words)), None)


_GREETING = re.compile(r"^(?:你好|您好|哈喽|嗨|hello|hi|早上好|下午好|晚上好)[呀啊，,。!！ ]*", re.IGNORECASE)


def off_topic(text: str) -> bool:
    """Whether ``text`` asks for something no duty text could answer."""
    return bool(_OFF_TOPIC.search(text))


def without_injection(text: str) -> tuple[str, bool]:
    """``text`` without the sentences that try to change the rules, and whether there were any."""
    if not _INJECTION.search(text):
        return text, False
    sentences = re.split(r"(?<=[。！!？?；;\n])|[，,](?=.{4,})", text)
    kept = [s for s in sentences if s and not _INJECTION.search(s)]
    return "，".join(s.strip(" ，,。") for s in kept if s.strip(" ，,。")), True
