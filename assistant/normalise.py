"""A question as a person typed it, brought to the form the rest of the assistant reads.

The original is kept for the answer; only this view is matched. Every step is reversible in meaning:
width, script, invisible characters, Chinese numerals in list references, polite filler.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.addressing import without_address
from assistant.fitness import asks_fit, says_lack
from corpus.parsing.numerals import UNMISTAKABLE
from index.text import simplified

MAX_QUESTION_CHARS = 2_000

_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufe00-\ufe0f]|[\U000e0000-\U000e007f]"
)
_HAN_GAP = re.compile(r"(?<=[\u4e00-\u9fff0-9])\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+(?=[0-9])")
# Polite openers and closers say nothing about what is asked: "您好，请问一下…", "…谢谢！"
_OPENER = re.compile(
    r"^(?:(?:谢谢(?:你|您|了)?(?=[，,])|(?:hi|hello|hey|Hi|Hello|Hey)(?=[，,!！ ])|你好|您好|哈喽|嗨|请问|请教|打扰(?:了|一下)?|麻烦|不好意思|在吗|在不在|有人吗|那个(?!呢|吗|归|由|是|怎|有|人|岗|职位|$)|嗯|额(?![度定外头])|呃|哎[哟呀]?|诶|那么|那(?!个|两|几|份(?!额)|条(?!件|款)|位(?!置)|边|些|项(?!目)|节(?!假|日|能)|张|篇|次)|话说|对了|想问|想请问|我想|想知道|想了解|帮我|帮忙|能不能|可以|可否|能否|请|给我|跟我|告诉我|说说|讲讲|说下|查一查|查下|查一下|看看|看一下|问一下|问下|一下|下(?!面(?!试|谈)|[边方]|的?一|[\d一二两三]?[条份节项块篇段]|月|周|班|属|级|达|发|午)|[您你](?!们)|吗|呀|啊|哈(?![喽啰罗咯])|亲(?![属自和友手身子人爱]))[，,。!！?？~～、 ]*)+"
)
_CLOSER = re.compile(
    r"(?:[，,。!！?？~～、 ]*(?:谢谢(?:你|您|了)?|多谢|感谢|拜托(?:了)?|急|在线等|好吗|可以吗|行吗|好不好|呢|啊|呀|哈|(?<![干做])嘛|鸭|哦|噢|哟|哒|噻|咯|嘞|啦|喽|吧|呗|(?<![父母乡探])亲|一下|了解一下|thx|thanks))+[，,。!！?？~～、 ]*$"
)
# "店长？？？补货！！！什么时候。。。", "那个……就是": a run of marks is one pause; "嗯，", "那个啥，" are none of the question.
_MARKS = re.compile(r"[?？!！。.…~～,，、;；]{2,}(?=.)")
_CHATTER = re.compile(
    r"(^|[，,。;； ])(?:(?:那个啥|那啥|内个|那个(?=[，,])|这个(?=[，,])|嗯|呃|额(?![度定外头])|唔|诶|哎[哟呀]?|哈+(?![哈喽啰罗咯]|$)|啥(?=[，,])|就是(?:说|我?想问(?:问|一下下?)?)?(?:哈|哦|啊)?(?=[，,])|怎么说呢|我(?:就)?想问(?:问|一下下?)?(?:哈|哦|啊)?|就想问(?:问|一下)?(?:哈)?)[，,。 ]*)+"
)
# "那个大堂经理吧，投诉几天内要回": a particle that only holds the floor; "对吧，" and "行吧，" say something.
_PARTICLE = re.compile(r"(?<=[^对是行好了错可以])(?:吧|(?<![干做])嘛|啊|呀|哦)(?=[，,])")
_EDGE = " \t\r\n，,。.!！?？~～、；;:：…·\"'“”‘’()（）[]【】<>《》"

_DIGITS = (
    {c: i for i, c in enumerate("零一二三四五六七八九")}
    | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
    | {c: n for n, c in enumerate("肆伍陆柒捌玖", 4)}
)
_NUMERAL = "[零〇一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾0-9]"
# A numeral counts as a number only where a list, an item or a count is named: "职责十二", "第三条".
_ROMAN = {
    r: n
    for n, r in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1
    )
}
# "职责7，三到六": behind a list a span of numbers is of its items.
_SPAN = re.compile(
    rf"(?<=职责)(?P<list>\s*[:：]?\s*\d{{1,2}})[，, ]+第?(?P<first>{_NUMERAL}{{1,3}})\s*[到至\-~—]\s*第?(?P<last>{_NUMERAL}{{1,3}})(?=条|$)"
)


def _as_items(found: re.Match[str]) -> str:
    first, last = numeral(found.group("first")), numeral(found.group("last"))
    if first is None or last is None or first >= last:
        return found.group()
    ends = found.string[found.end() : found.end() + 1] == "条"
    return f"{found.group('list').strip()}第{first}到{last}{'' if ends else '条'}"


# "职则四第3条", "职择有哪些"; 求职择业 and 在职则… are words of their own.
_MISTYPED = re.compile(
    r"(?<![求在离任入兼就辞])职[则择泽](?=\s*[:：]?\s*[\d一二三四五六七八九十第有是]|$)|[只之指直值]责(?=\s*\d)"
)
_ROMAN_LIST = re.compile(r"(?<=职责)\s*([ivx]{1,5})(?![a-z])", re.IGNORECASE)
# "职责一字不落给我", "清单一五一十报一遍", "职责一共几条": the 一 of an idiom numbers nothing.
_NO_IDIOM = r"(?!一[共起下览样些直般定并块律类堆字句口气五丝])"
_NUMBERED = (
    re.compile(rf"(?<=职责)[:：]?\s*{_NO_IDIOM}({_NUMERAL}+)(?![个项条点份])"),
    re.compile(rf"(?<![\u4e00-\u9fff])({_NUMERAL}+)(?=号(?:职责|清单))"),
    re.compile(rf"(?<=清单)\s*{_NO_IDIOM}({_NUMERAL}+)(?![个项条点份])"),
    re.compile(
        rf"(?<=第)\s*({_NUMERAL}+)\s*(?=[条点项款个份篇部套组节张则块大]|号(?:职责|清单)|到|至|、|和|与|跟)"
    ),
)


# "之前没干过餐饮，行吗": here the closing words are what is asked.
_LACKING_AND_ASKED = re.compile(
    r"(?:没|不会|不懂|只有|才|刚)[^，,。?？]{1,14}[，,。 ]*(?:这样)?(?:可以|行|好)(?:吗|么|不|嘛)$"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A question and the view of it that is matched.

    Attributes:
        original: as typed.
        text: the normalised view, filler kept (greetings matter to small talk).
        core: the view without polite filler and edge punctuation.
    """

    original: str
    text: str
    core: str


def numeral(text: str) -> int | None:
    """The value of a Chinese or Arabic numeral below 1,000 ("十二" is 12), ``None`` for anything else."""
    if text.isdigit():
        return int(text)
    total = current = 0
    for char in text:
        if char in _DIGITS:
            current = _DIGITS[char]
        elif char in "十拾":
            total, current = total + (current or 1) * 10, 0
        elif char == "百":
            total, current = total + (current or 1) * 100, 0
        else:
            return None
    return total + current


def normalise(question: str) -> Wording:
    """Bring ``question`` to the matched view (see the module's docstring)."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", question))
    text = simplified(text)
    text = "".join(_plain(char) for char in text)
    text = without_address(text)
    text = _HAN_GAP.sub("", text)
    text = _CHATTER.sub(r"\1", _MARKS.sub(_as_one_mark, text))
    text = _PARTICLE.sub("", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = _SPAN.sub(_as_items, _MISTYPED.sub("职责", text))
    text = UNMISTAKABLE.sub("", text)  # "不及物动词其他相关责任": a heading quoted with what became of its Ⅵ.
    text = _ROMAN_LIST.sub(lambda m: str(_ROMAN.get(m.group(1).lower(), m.group(1))), text)
    for pattern in _NUMBERED:
        text = pattern.sub(_as_digits, text)
    return Wording(original=question, text=text, core=_strip_filler(text))


def _plain(char: str) -> str:
    """A character; a blank where it is a control character or a picture (😊, 🙏), which asks nothing."""
    category = unicodedata.category(char)
    return " " if category.startswith("C") or (category == "So" and char >= _PICTURES) else char


_PICTURES = "\U0001f000"


def _as_one_mark(match: re.Match[str]) -> str:
    """A run of marks inside a question is a pause; dots between Latin letters or digits stay."""
    run, at = match.group(), match.start()
    before, after = match.string[at - 1 : at], match.string[match.end() : match.end() + 1]
    return run if run.strip(".") == "" and before.isascii() and after.isascii() else "，"


def _as_digits(match: re.Match[str]) -> str:
    value = numeral(match.group(1))
    return match.group(0) if value is None else str(value)


def _strip_filler(text: str) -> str:
    core = text.strip(_EDGE)
    for pattern in (_OPENER, _CLOSER):
        if pattern is _CLOSER and _LACKING_AND_ASKED.search(core):
            continue
        shorter = pattern.sub("", core).strip(_EDGE)
        core = shorter or core  # "谢谢" alone stays what it is
    return _OPENER.sub("", _without_purpose(_without_preface(_without_story(core)))) or core


# "我刚入职没几天，想请教个小问题，KA渠道是谁在维护": who asks and why is no part of the question;
# "咱们那个大堂经理，投诉几天内要回" names whom it is about.
_PREFACE = re.compile(
    r"^(?!(?:我们?|咱们?|俺们?)(?:公司|店|厂|部门?|单位)?(?:这|那|的))(?:我|本人|咱|俺|刚|新人|新来|想请教|请教|因为|由于|最近|今天|昨天|老板|领导(?:让|问|叫)|同事(?:让|问)|客户(?:让|问)|有个|有件|麻烦|打扰|哎|喂|嗨|那个|话说)"
)
_ASKS = re.compile(
    r"谁|哪|什么|啥|多少|(?<![没好])几(?!天|年)|吗|怎|如何|为什么|是否|有没有|职责|负责|区别|不同|比较|列出"
)


# "老板刚在会上突然问我增值税什么时候申报": who asked whom is told, the question follows.
_ASKED_ME = re.compile(
    r"^[^，,?？]{0,14}?(?:问|考|问起|问到)(?:了|过|起|到)?(?:我们?|咱们?|俺)(?:一下|一嘴|一句|说|道|个问题)?[:：，, ]*(?=.{4,})"
)
# "…我就想问问带新工人是怎么写的": after a story, what is asked begins here.
_HERE_I_ASK = re.compile(
    r"[，,。;；!！?？ ](?:所以|那|就|这不)?我?(?:就|只|其实|主要)?(?:是)?(?:想|来|要)(?:请?问|打听|了解|知道|咨询|请教|确认|搞清楚?|弄清楚?|弄明白)(?:问|一?下|一句|一嘴|个事儿?|清楚|明白|你们?|您|[，,:： ])*(?=.{6,})"
)
_STORY = re.compile(r"我|咱|俺|老板|领导|同事|客户|朋友|[昨今前]天|刚|上次|上周")
# "我一下没答上来，麻烦帮看看": what follows a question and only says how the asker feels about it.
_AFTERTHOUGHT = re.compile(
    r"^(?!我是|我们?是|我在|我做)(?:我|咱|俺|麻烦|劳驾|拜托|求|急|不然|免得|省得|有劳|辛苦|帮|快|等着|搞不懂|弄不清|不太懂|不清楚|不知道|一头雾水|有点(?:懵|乱|急)|完全(?:不|没)|在线等)[^?？]{0,16}$"
)
# "咖啡还没喝脑子不转哈哈，": laughter is no question.
_SIGHS = re.compile(r"哈哈|嘿嘿|呵呵|嘻嘻|呜呜|^(?:大家|各位)?(?:早上|上午|中午|下午|晚上)好$")


def _without_story(text: str) -> str:
    """``text`` without what is told around the question: who wanted to know, how it came, how one feels about it."""
    if (here := _HERE_I_ASK.search(text)) is not None:
        before, after = text[: here.start()], text[here.end() :]
        if _STORY.search(before) and not _ASKS.search(before) and _ASKS.search(after):
            return after if not says_lack(before) else text
    clauses = [clause for clause in re.split(r"[，,。;；!！]+", text) if clause.strip()]
    if not any(_ASKS.search(clause) or _WANTS.search(clause) for clause in clauses):
        return text
    kept = [c for c in clauses if not _SIGHS.search(c) or _ASKS.search(c) or _WANTS.search(c)]
    while len(kept) > 1 and _is_afterthought(kept[-1]) and any(map(_ASKS.search, kept[:-1])):
        kept.pop()
    told = [_ASKED_ME.match(clause) for clause in kept]
    plain = [
        clause[found.end() :]
        if found and not _ASKS.search(found.group()) and _ASKS.search(clause[found.end() :])
        else clause
        for clause, found in zip(kept, told, strict=True)
    ]
    return text if plain == clauses else "，".join(plain).strip()


def _is_afterthought(clause: str) -> bool:
    bare = clause.strip()
    return (
        bool(_AFTERTHOUGHT.match(bare))
        and not _ASKS.search(bare)
        and "是不是" not in bare  # "我想确认培训是不是归他管" asks
        and not _WANTS.search(bare)
        and not asks_fit(bare)
    )


# "主管让我按职责10干，把职责10的条目全发我": who sent the asker; "店长叫我去盘点，这归谁管" points back at it.
_SENT = re.compile(
    r"^(?:我|咱|俺)?们?(?:的|那)?(?:老板|领导|主管|经理|上级|上头|师傅|组长|班长|店长|同事|人事|hr|老师|前辈|带教|总监|部门)[^，,?？谁哪啥怎]{0,3}?(?:让|叫|要求?|安排|派|喊|催|交代|吩咐|指定|说(?:让|叫|要)?)了?(?:我|咱|俺)"
)
_POINTS_BACK, _NAMED = re.compile(r"[这那它该此]"), re.compile(r"职责|清单|部分")


def _without_sender(clauses: list[str]) -> list[str]:
    """The clauses without who sent the asker; what the sender wants done stays where the others lean on it."""
    sent = _SENT.match(clauses[0].strip())
    rest = "".join(clauses[1:])
    if not sent or not (_ASKS.search(rest) or _WANTS.search(rest)):
        return clauses
    leans = _POINTS_BACK.search(rest) or (_NAMED.search(clauses[0]) and not _NAMED.search(rest))
    return [clauses[0].strip()[sent.end() :], *clauses[1:]] if leans else clauses[1:]


# Possessive: of one way only (你们 is 你 and 们, too).
_ONLY_WHO = re.compile(
    r"(?:那|请问|你们|你|您|贵司|贵公司|公司|咱们?|这边|这里|该|要|得|是|由|归|找|跟|和|让|可以|谁|哪个?(?:人|岗位?|部门|同事|位)|什么人|何人|对接|负责|处理|管|办|接待|联系|跟进|接|搞|弄|帮忙|来|去|的|呢|啊|呀|们|边|[?？ ])++"
)
_WISHES = re.compile(r"想|要|得|需要?|打算|准备|有(?!个|点|件)")


_ASSIGNED = re.compile(r"(?:分|派|安排|调|指定)(?:去|到|来)?(?:管|做|负责|搞|跑|接)|打下手|跑腿")
_OF_MINE = re.compile(r"(?:那)?我(?:这|的|自己的)")


def _without_preface(text: str) -> str:
    clauses = re.split(r"[，,。;；!！]+", text)
    while len(clauses) > 1 and _PREFACE.match(clauses[0].strip()) and not _ASKS.search(clauses[0]):
        if _ONLY_WHO.fullmatch("".join(clauses[1:]).strip()) and _WISHES.search(clauses[0]):
            break  # "我们公司想申请专利，你们这边谁对接": the matter stands in what is told
        if _ASSIGNED.search(clauses[0]) and _OF_MINE.match(clauses[-1].strip()):
            break  # "我被分去管网站，我的职责有哪些": what the asker does tells the list
        if says_lack(clauses[0].strip()) and asks_fit(clauses[-1]):
            break  # "我文笔不行，够得上店长的条件吗": what is lacked is what is asked about
        clauses.pop(0)
    clauses = _without_sender(clauses) if len(clauses) > 1 else clauses
    asks = "".join(clauses)
    wanted = _ASKS.search(asks) or _ASKS_SPAN.search(asks) or _WANTS.search(asks)
    return "，".join(clauses).strip() if wanted else text


_ASKS_SPAN = re.compile(
    r"几(?:天|年)"
)  # "我有两年经验，库管要求几年": asked where no preface says it of the asker
# "职责13列一下，我们税务要对", "采购的职责发我，明天开会用": what the answer is for is no part of the question.
_PURPOSE = re.compile(
    r"^(?:因为|由于)?(?:(?:我|我们|咱们?|俺们?|老板|领导|经理|主管|上头|公司|部门|人事|财务|审计|新人|明天|今天|后天|下午|晚上|待会儿?|等会儿?|一会儿?|马上|正好|回头)[^，,?？]{0,6}?"
    r"(?:要|等着|得|想|急着?|好)(?:拿去|拿来|用来|去)?[^，,?？]{0,4}?|(?:我|我们|咱们?|正好|急|急着|等着|方便|用来|用于|以便|打算|准备|好)(?:我|我们|拿去|去)?[^，,?？]{0,4}?|(?:明天|今天|下午|晚上)[^，,?？]{0,4}?)"
    r"(?:用|看|对|核对?|对账|打印|培训|考试|汇报|开会|检查|备查|备案|填表?|抄|学习|存档|归档|上墙|参考|面试|交接|做(?:表|ppt|课件|材料|海报)|备课|写(?:总结|材料|报告|制度))(?:一下|下|用|的|了|呢|啊)*$"
)
# "我要核对编号是否完整", "我要决定用哪份当模板", "我要给税务顾问看": what is done with it, whatever it asks.
_AFTER = re.compile(
    r"^(?:我|我们|咱们?)?(?:就|也|还)?(?:要|想|得|好|准备|打算|该)(?:先|再|拿去|拿来)?(?:(?:核对|核实|检查|比对|确认|看看?|对一?对)(?:一下)?[^，,?？]{0,8}(?:(?:是否|是不是|有没有)(?:完整|齐全?|全|对|正确|准确|一致|漏|缺)|全不全|齐不齐|对不对|完不完整)[^，,?？]{0,3}|(?:决定|判断|考虑|想想|选|挑)[^，,?？]{0,3}(?:用|选|挑|看|学|当)?哪[^，,?？]{1,8}|(?:给|拿给|发给|交给)[^，,?？谁哪]{1,8}(?:看|过目|审|用|参考))$"
)
_WANTS = re.compile(r"列|捞|翻|原[文话]|发|给|贴|念|写|说|讲|抄|找|拿|职责|清单")


_WANTS_ALL = re.compile(rf"{_WANTS.pattern}|所有|全部|条款|条目|对比|比较|比一比")


def _without_purpose(text: str) -> str:
    clauses = re.split(r"[，,。;；!！]+", text)
    while len(clauses) > 1:
        last = clauses[-1].strip()
        purpose = _PURPOSE.match(last) and not _ASKS.search(last)
        before = "".join(clauses[:-1])
        if not (purpose or _AFTER.match(last)) or not (_ASKS.search(before) or _WANTS_ALL.search(before)):
            break
        clauses.pop()
    return "，".join(clauses).strip()
