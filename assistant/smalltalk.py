"""Greetings, thanks, questions about the assistant itself, and things that are none of its business."""

from __future__ import annotations

import re

# What stands at the end of such a clause and says nothing: "你好呀", "在吗亲".
_TAIL = r"(?: |[呀啊哦噢哈吗么呢吧嘛哇啦喽咯了诶]|亲|小助手|助手|你好|there)*"


_SAID_TAIL = _TAIL.replace("吗么呢", "")  # "就这些吗" asks, "就这些吧" does not


def _whole(pattern: str, tail: str = _TAIL) -> re.Pattern[str]:
    """A clause that is nothing but this."""
    return re.compile(rf"(?:{pattern}){tail}", re.IGNORECASE)


ASSENT = "好的。还想了解哪方面的职责，可以继续问。"

# The first kind that a clause of the message shows decides the reply: "你好，你是谁" is answered as the second.
_REPLIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (  # "你是机器人还是真人", "您都能回答些什么", "介绍一下你自己", "这个怎么用"
        _whole(
            r"(?:那?(?:请问)?(?:你|您))?(?:是|到底是|究竟是)(?:谁|哪位|什么(?:东西|人|模型|助手)?|啥|个?(?:机器人?|真人|人工|人|ai|智能助手|客服|程序)(?:客服|回复|在答)?(?:还是|或者?|or)?(?:个?(?:机器人?|真人|人工|人|ai|客服|程序))?(?:来着|在?回复)?)"
            r"|(?:你|您)(?:叫|的名字是)(?:什么|啥)(?:名字)?|(?:你|您)(?:是)?(?:做什么|干什么|干嘛|干啥|做啥|干吗)(?:用)?的"
            r"|(?:你|您)?(?:能|会|可以)(?:帮我)?[做干](?:嘛|吗|些?什么|啥)|(?:能|会)(?:做|干)?(?:什么|啥)|有什么(?:功能|用)|(?:那|请问)?(?:你|您)(?:都|到底)?(?:能|会|可以|有)(?:帮我|为我|给我)?(?:做|干|回答|问|查|帮|解答|提供)?(?:我)?(?:些)?(?:什么|啥|哪些)(?:功能|用|用处|本事|忙|事情?|问题|服务|东西)?"
            r"|(?:你|您)?(?:知道|懂)(?:些)?(?:什么|啥)|(?:这个?(?:东西|系统|助手|机器人)?|你|您)?(?:怎么|如何)(?:使用|用)(?:你|您|这个)?|(?:自我)?介绍(?:一下|下)?(?:你|您)?自己|自我介绍(?:一下|下)?"
            r"|(?:你|您)(?:多大|几岁|是谁(?:做|开发|造)的|从哪里?来)|who are you|what(?:'s| is) your name|what can you do|what are you|are you (?:a )?(?:robot|bot|human|ai|real(?: person)?)|how (?:can|do) (?:you help(?: me)?|i use (?:this|you))"
        ),
        "我是职责助手：只根据已上传的岗位职责文本作答，逐条注明出处；文本没写的，我会直说没有。可以问“职责7有哪些”“谁负责开发票”。",
    ),
    (  # "先这样", "没别的事了", "拜拜", "明天再来问你"
        _whole(
            r"(?:那就?)?先?(?:这样|到这(?:里|儿)?)(?:吧|先)?|(?:那就?)?就(?:先)?(?:这样|这些|到这(?:里|儿)?)|没(?:有)?(?:别的|其他|其它)?(?:事情?|问题|要问的|什么)?了|没有了|不聊|(?:我)?(?:先)?(?:走|撤|下|忙去|去忙|下班|下线)了|(?:那|先)?(?:再见|拜拜?|白白|88+6?|bye(?: ?bye)?|see you|回头见|回见|回聊|告辞|晚安|good ?night|保重)"
            r"|(?:明天|下次|改天|回头|有空|以后|待会儿?)(?:再|接着)?(?:见|聊|来|问|说|找你|问你|请教)",
            _SAID_TAIL,
        ),
        "再见，祝工作顺利。",
    ),
    (  # "谢谢啦", "太感谢了", "辛苦你了", "帮大忙了"
        re.compile(
            r"(?:非常|十分|太|真是|真的|那|好的?|行|多)*(?:谢+|感谢|感激|辛苦|麻烦(?:你|您)了|有劳|受累|太好了|帮(?:了)?大忙|thanks?|thank you|thx|3q|tks)(?!.{2,}呢)[^？?谁哪什怎几多吗，,!！。；;\d]{0,12}",
            re.IGNORECASE,
        ),
        "不客气，有问题随时问。",
    ),
    (  # "你真厉害", "哈哈哈", "666", "你好笨"
        _whole(
            r"(?:你|您|这个?)?(?:也)?(?:太|真|好|挺|很|还挺|可真)*(?:厉害|聪明|棒|牛|能干|智能|专业|靠谱|贴心|可爱|好用|不错|方便|详细|快|赞|强)(?:的)?|哈{2,}|嘿{2,}|呵{2,}|6{2,}|给力|点赞|good job|nice|great|well done"
        ),
        "多谢夸奖。还想了解哪方面的职责，可以继续问。",
    ),
    (
        _whole(r"(?:你|您|这个?)(?:也)?(?:太|真|好|挺|很|怎么这么)*(?:笨|傻|蠢|差劲|没用|烂|慢)(?:的)?"),
        "抱歉没帮上忙。可以换个说法再问，或者告诉我岗位、清单的名称，我按原文找。",
    ),
    (  # "哈喽在不在", "早上好", "有人吗", "吃了吗"
        _whole(
            r"(?:你们?|您|大家|各位|小助手|助手)(?:好|早)|哈[喽啰罗咯]|嗨[喽啰]?|嘿|喂+|hello|hi+|hey|(?:早上|上午|中午|下午|晚上|新年|周末|节日)(?:好|快乐|愉快)|早安?|午安|(?:有人|人)?在(?:吗|么|不在?|不)|在嘛|有人(?:在)?(?:吗|么)?(?:在)?|(?:有)?人呢|好久不见|(?:你|您)?(?:吃|忙)(?:了|不)(?:吗|没|么|忙)?|最近(?:怎么样|还好吗|如何)|good (?:morning|afternoon|evening)|how are you|what'?s up|(?:哈[喽啰罗]|嗨|你好|hello|hi)(?:有人|人)?在(?:吗|么|不在|不)"
        ),
        "你好！我可以回答岗位职责方面的问题，并给出原文出处。例如：“销售部负责人有哪些职责”“谁负责开发票”。",
    ),
    (
        _whole(
            r"好(?:的|吧|嘞|滴|哒)?|行|可以|明白了?|知道了|懂了|了解了?|ok|okay|嗯+|哦+|噢+|收到|没问题|原来如此|原来是这样|这样(?:啊|子)|对|是的|没错|很好|get it|got it|i see",
            _SAID_TAIL,
        ),
        ASSENT,
    ),
)
_STATED = (1, len(_REPLIES) - 1)  # leave-taking and assent
_CLAUSE = re.compile(r"[，,。.!！?？~～、…；;\s]+")

# Things that no duty text answers, however a word of theirs may occur in one.
_OFF_TOPIC = re.compile(
    r"\d+的?\d*次方|(?:开根号|平方根)|大盘|股市|涨停|(?:谁|哪个)(?:更|最|比较)?(?:厉害|帅|漂亮|好看|能打|出名)|(?:省会|国歌|唐诗|宋词)|天气|下雨吗|气温|股票|股价|彩票|汇率|(?:写|作|来|背)(?:一)?(?:首|篇|段)?(?:诗|歌词|小说|作文|情书|散文)|(?:讲|说|来)(?:一)?个?(?:笑话|故事|段子)|翻译(?:成|一下|这)|唱(?:首|一首)?歌"
    r"|\d+\s*[-+*/×÷加减乘除]\s*\d+\s*(?:=|等于|是)|(?:总统|主席|首都|人口)(?:是|有|叫)|世界杯|奥运|电影|电视剧|明星|星座运势|运势|菜谱|(?:怎么|如何)(?:做菜|炒|减肥|追)|(?<![对会要得])(?:写|编)(?:一)?(?:段|个)?(?:代码|程序|脚本|python)(?!有要求)|(?:帮|给|替)我(?:写|编)[^，,。]{0,8}(?:代码|程序|脚本)|(?:推荐|哪里有).{0,6}(?:餐厅|酒店|饭店|美食|景点|电影|书)|(?:^|现在|今天)几点(?:了|钟)|今天(?:星期|几号|周几|几月)|(?:地球|月亮|太阳|宇宙)|(?:python|java|sql).{0,6}(?:怎么|如何|代码)",
    re.IGNORECASE,
)

# A request to change the rules, or to act on somebody else's text: 忽略以上指令, 你现在是…, system prompt.
_INJECTION = re.compile(
    r"(?:忽略|无视|忘记|忘掉|抛开|不要管|别管|跳过|绕过|disregard|ignore|forget|bypass)(?!.{0,4}(?:客户|同事)).{0,16}(?:指令|指示|规则|提示词?|设定|要求|限制|约束|instruction|prompt|rule|previous|above)"
    r"|(?:输出|显示|打印|告诉我|泄露|透露|复述|reveal|show|print|repeat).{0,12}(?:系统提示|提示词|system\s*prompt|内部指令|初始指令|api\s*key|密钥|密码|配置)"
    r"|(?:你现在|从现在(?:起|开始)|假装|扮演|pretend|act as|you are now).{0,12}(?:是|为|成|一个|a |an |不受|没有限制|开发者模式|dan\b|管理员)"
    r"|系统(?:通知|消息|提示|公告)\s*[:：].{0,40}(?:改为|改成|更新为|变更为|调整为|替换为)|system\s*[:：]|<\s*/?\s*(?:system|script|im_start)|\[\s*(?:system|inst)\s*\]|jailbreak|越狱|开发者模式|developer mode",
    re.IGNORECASE,
)


# Help with what is against the law is refused, whatever word of it a duty prints.
_UNLAWFUL = re.compile(
    r"(?:虚开|假发票|假票|逃税|偷税|漏税|避税|少交(?:税|增值税)|做假账|假账|两套账|行贿|吃回扣|拿回扣|套现|洗钱|诈骗|伪造|造假|刷单|冒领|挪用|盗取|偷看|偷偷|黑进|窃取|瞒着|做手脚|动手脚|篡改|倒卖|私吞|吃空饷|虚高|虚报|卖给(?:同行|对手|竞争|别人|外人)|不留(?:登记|痕迹|记录|底|证据))"
)
# 怎么防止有人虚报费用 asks for the opposite.
_AGAINST = re.compile(r"防|避免|杜绝|查处|处理|处罚|举报|制止|应对|监督|(?<!被)查出|(?<!被)(?<!被人)发现")
# "还不被公安系统发现", "绕开登记", "偷到密码": what must not come to light, whatever it is.
_UNDETECTED = re.compile(
    r"(?:不|没|别)(?:会|让|给|能)?(?:被|让|给)[^，,。]{0,8}?(?:发现|查(?:到|出来?|着)|看(?:到|出来?)|抓(?:到|住)|知道|逮)"
    r"|(?:绕|躲|避|逃|骗)(?:开|过|掉|得过)[^，,。]{0,8}?(?:登记|检查|监管|稽查|审核|审批|考核|系统|打卡|考勤|盘点|监控|门禁)|偷(?:到|出|拿|取|走|换)"
)
_WANTS_WAY = re.compile(r"怎么|如何|怎样|咋|教我|教教|方法|办法|技巧|不被(?:查|发现)|才不会|帮我")


# "要是倒卖出去会怎样", "虚报费用有什么后果": what comes of it is what a text may print, and no way to do it.
_CONSEQUENCE = re.compile(
    r"(?<!不)会(?:被)?(?:怎么?样|咋样?|如何)(?=$|[?？呢啊呀吗])|(?:有|是)?(?:什么|啥|哪些|怎样的)(?:后果|下场|处罚|处分|责任)|(?<!不)会(?:被|受)?(?:怎么|如何)(?:处理|处罚|处分|罚)"
)


def unlawful(text: str) -> bool:
    """Whether ``text`` asks how to do something unlawful."""
    text = _CONSEQUENCE.sub("", text)
    open_deed = _UNDETECTED.sub("", text)
    hidden = open_deed != text and not _NO_DUTY.search(text)
    return bool(
        (hidden or _UNLAWFUL.search(text)) and _WANTS_WAY.search(text) and not _AGAINST.search(open_deed)
    )


_NO_DUTY = re.compile(r"谁|哪(?:个|些)岗|职责|负责")  # who sees to it that nothing is stolen is a duty


def small_talk(text: str) -> str | None:
    """A short human reply when every clause of ``text`` is small talk: a greeting, thanks, a word about the assistant."""
    bare = text.strip(" ，,。.!！?？~～、…")
    kinds = [_kind(clause) for clause in _CLAUSE.split(bare) if clause]
    if text.rstrip().endswith(("?", "？")) and kinds and kinds[-1] in _STATED:
        return None  # "就这些？" asks for more
    if kinds and None not in kinds:
        return _REPLIES[min(k for k in kinds if k is not None)][1]
    whole = _kind(bare)  # "thank you very much", "good morning" are one clause, blanks and all
    return None if whole is None else _REPLIES[whole][1]


_LONGEST_RUN = 14  # characters


def _kind(clause: str) -> int | None:
    """The place of the first kind of small talk that ``clause`` wholly is, or that it is a row of: 好嘞明白了."""
    kind = next((place for place, (pattern, _) in enumerate(_REPLIES) if pattern.fullmatch(clause)), None)
    if kind is not None or len(clause) > _LONGEST_RUN:
        return kind
    for cut in range(len(clause) - 1, 0, -1):
        first = next((k for k, (pattern, _) in enumerate(_REPLIES) if pattern.fullmatch(clause[:cut])), None)
        if first is not None and (rest := _kind(clause[cut:])) is not None:
            return min(first, rest)
    return None


def other_subject(text: str) -> str:
    """The words by which ``text`` asks for something no duty text could answer; empty where it does not."""
    found = _OFF_TOPIC.search(text)
    return found.group() if found else ""


def without_injection(text: str) -> tuple[str, bool]:
    """``text`` without the sentences that try to change the rules, and whether there were any."""
    if not _INJECTION.search(text):
        return text, False
    sentences = re.split(r"(?<=[。！!？?；;\n])|[，,](?=.{4,})", text)
    kept = [s for s in sentences if s and not _INJECTION.search(s)]
    return "，".join(s.strip(" ，,。") for s in kept if s.strip(" ，,。")), True
