"""Sections beside the lists, asked for whole: 工作时间那块有哪些规定, 内部服务意识一共几条, 严重违规列了几种, 服务规范分成哪几块.

A section is told by its heading, or by the sentence that leads to its points (凡有以下行为之一者，都属于严重违规). All of its points
are shown and counted; the answer says that they stand outside the lists of duties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asideoutline import TITLE_CHARS
from assistant.asides import Section, asides_of
from assistant.asked import Asked, Desk, Outcome
from assistant.besides import marked
from assistant.contract import Block, Intent
from assistant.matching import supports
from index.text import folded

# What is asked for one after another, and what asks for something else: 几点到几点, 多少钱, 谁.
_ITEMS = re.compile(
    r"哪些|哪几|(?:有|是|写|讲|说|列|包括|包含|规定)(?:了|的)?(?:些)?(?:什么|啥)|(?:几|多少)(?:大)?(?:条|项|点(?![到钟半开上下前后])|种|款|类|样|块|篇|章|节|部分|方面)|列(?:出|全|一下|举)|罗列|逐[条项]|所有|全部|完整|都(?:有|包括|包含|列|给|念|贴)"
)
_ELSE = re.compile(
    r"谁|几(?:点[到钟半开上下前后]|号|天|次|岁|人|名|位)|多少(?:钱|元|人|次|天|个?小时)|多久|怎么|怎样|如何|为什么|能不能|可不可以|吗$"
)
_COUNT = re.compile(r"(?:几|多少)(?:条|项|点|种|款|类|样)")
_PARTS = re.compile(
    r"(?:哪?几|哪些|多少|什么)(?:个|大)*(?:块|部分|章|节|篇|方面|类|板块)|分成|分为|怎么分|框架|结构|目录|大纲|提纲"
)
# The words around what is asked for: what is left of "工作时间那块有哪些规定" is 工作时间.
_FRAME = re.compile(
    r"现在|目前|当前|眼下|(?:请|麻烦)?(?:帮我|给我|跟我|告诉我|我想(?:知道|看看?|了解))|^把|(?:这|那)(?:一)?(?:块|部分|节|章|栏|段|方面|条)(?:儿)?(?:里面?|下面?|上)?的?"
    r"|(?:都|一共|总共|总计|合计|共|分别|具体|到底|主要|各|又|还)*(?:有|是|包括|包含|列举?|写|说|规定|讲|提|分|收|算|涉及|属于|指)*(?:了|出|到|成|为|的|着|过)*"
    r"(?:哪些|哪几|什么|啥|几|多少)(?:大|个)*(?:种|条|项|点|类|款|样|块|篇|章|节|部分|方面)?(?:样)?的?(?:行为|规定|要求|内容|情形|情况|事项?|东西|条款|规矩|说法|方面|条目)?"
    r"|(?:都|全|给我|完整地?|逐条)*(?:列|罗列|念|贴|发|数|讲|说)(?:出来?|一下|一遍|全|举|给我)+(?:看看?|听听?|一下)?|(?:所有|全部|完整)的?(?:行为|规定|要求|内容|情形|条款|条目)?"
    r"|(?:里面?|当中|下面?|底下|方面|中)(?=$|[，,\s])|[的了呢啊呀吧吗么?？。，,！!\s“”\"《》]"
)
_SHORT = 2  # characters that a word must have to tell a section
_ENOUGH = 0.9  # of the matter, in words of the same meaning, that a heading must hold
_FEW, _MOST = 3, 80  # sections that are shown together, lines that are


def section_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """The sections beside the lists that the question asks for, whole; ``None`` where it asks for none or for something else."""
    text, target = asked.text, asked.target
    if not (_ITEMS.search(text) or _PARTS.search(text)) or _ELSE.search(text):
        return None
    if target.named_lists or target.items or target.roles or asked.about or asked.lost:
        return None
    sections = _asked_for(asked, desk)
    if not 0 < len(sections) <= _FEW:
        return None
    if _PARTS.search(text) and len(sections) == 1 and len(sections[0].parts) > 1:
        return _parts_of(sections[0], desk)
    if sum(len(s.within) for s in sections) > _MOST:
        return None
    return whole_sections(sections, desk, "count" if _COUNT.search(text) else "enumerate")


# "哪些事规定要24小时之内做": every line that prints the figure with its unit.
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:个)?(?:[\u4e00-\u9fff]{1,2}|[%％])")
_EVERY = re.compile(r"哪些|哪几|(?:几|多少)(?:条|项|处)|列|所有|全部")


def figures_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """The lines that print the figure which the question names; ``None`` where it names none or asks for no lines."""
    figure = _FIGURE.search(folded(asked.text))
    if figure is None or not _EVERY.search(asked.text):
        return None
    printed = re.compile(rf"(?<![\d.]){re.escape(figure.group())}")  # 8小时 is not in 48小时
    said = [x for x in asides_of(desk.knowledge).lines if printed.search(folded(x.text))]
    items = [block for line in said[:_MOST] if (block := marked(desk, line)) is not None]
    if len(items) < _FEWEST:
        return None
    head = f"写到“{figure.group()}”的原文（在职责清单之外）共 {len(items)} 条："
    return Outcome("aggregate", (Block(type="text", text=head), *items), len(items), len(items))


_FEWEST = 2


def _asked_for(asked: Asked, desk: Desk) -> list[Section]:
    """The sections whose heading or leading sentence holds what the question asks for."""
    words = [w for w in _FRAME.sub(" ", folded(asked.text)).split() if len(w) >= _SHORT]
    sections = [s for s in asides_of(desk.knowledge).sections if len(s.points) > 1 or len(s.parts) > 1]
    if not words or not sections or _of_lists(words, desk):
        return []
    keys = [folded(s.title) for s in sections]
    held = [sum(map(len, words)) / len(key) if all(w in key for w in words) else 0.0 for key in keys]
    best = max(held)
    if best == 0.0 and (terms := [t for t in asked.topic.terms if len(t.word) > 1]) and len(terms) > 1:
        near = supports(asked.topic, [(s.label, "") for s in sections])
        held = [s.coverage if s.coverage >= _ENOUGH else 0.0 for s in near]
        best = max(held)
    return [s for s, share in zip(sections, held, strict=True) if share == best > 0.0]


def _of_lists(words: Sequence[str], desk: Desk) -> bool:
    """Whether a heading of the lists holds the words as well: then they ask for that list."""
    entries = desk.knowledge.lists.values()
    return any(all(w in folded("".join((*e.path, e.heading or ""))) for w in words) for e in entries)


def whole_sections(sections: Sequence[Section], desk: Desk, intent: Intent) -> Outcome | None:
    """All points of the sections, each with what stands below it."""
    groups = [_group(section, desk) for section in sections]
    total = sum(section.size for section in sections)
    if not total or not all(group.children for group in groups):
        return None
    titles = "、".join(dict.fromkeys(f"“{section.told}”" for section in sections))
    head = f"{titles}（在职责清单之外）共 {total} 条，已全部列出（{total}/{total}）："
    return Outcome(intent, (Block(type="text", text=head), *groups), total, total)


def _group(section: Section, desk: Desk) -> Block:
    children = _children(section, desk, section.label)
    return Block(type="group", label=section.told, text=f"{section.size} 条", children=children)


def _children(section: Section, desk: Desk, under: str) -> list[Block]:
    """The lines of a section in their order, each with its own points below it, and its parts."""
    own = {part.start: part for part in section.parts}
    blocks: list[tuple[int, Block]] = []
    bulleted = any(
        line.bullet for line in section.points
    )  # where to read on, behind the bullets, is none of them
    for line in section.points if bulleted else section.lines:
        block = marked(desk, line, under)
        if block is None:
            continue
        below = own.pop(line.start, None)
        if below is not None:
            block = block.model_copy(update={"children": _children(below, desk, below.label)})
        blocks.append((line.start, block))
    alone = not section.lines and len(section.parts) == 1
    for part in own.values():
        if alone:
            return _children(part, desk, under)
        blocks.append((part.start, _group(part, desk)))
    return [block for _, block in sorted(blocks, key=lambda at: at[0])]


def _parts_of(section: Section, desk: Desk) -> Outcome | None:
    """The headings below a heading, each with how much stands there and its first line."""
    return _map(section.parts, f"“{section.told}”（在职责清单之外）", desk)


def _map(parts: Sequence[Section], title: str, desk: Desk) -> Outcome:
    groups = []
    for part in parts:
        first = part.within[:1]
        children = [block for line in first if (block := marked(desk, line, part.label)) is not None]
        points = part.size or len(part.within)
        groups.append(Block(type="group", label=part.told, text=f"{points} 条", children=children))
    names = "、".join(f"“{part.told}”" for part in parts)
    head = f"{title}分 {len(groups)} 部分：{names}。每部分给出条数和第一条："
    return Outcome("overview", (Block(type="text", text=head), *groups), len(groups), len(groups))


def headings_of_page(desk: Desk) -> Outcome | None:
    """The headings of a text that holds no list: "这页都介绍了哪些方面"; ``None`` where it has but one."""
    headed = [s for s in asides_of(desk.knowledge).sections if s.title and s.within]
    whole = headed[0].parts if len(headed) == 1 else headed
    parts = [s for s in whole if len(s.title) <= TITLE_CHARS]
    return _map(parts, "现有文本", desk) if len(parts) >= _FEWEST else None


# "现在在招哪些岗位", "一共招几种人": the lines below a heading that announces jobs.
_JOBS_ASKED = re.compile(
    r"(?:招|开放|有|缺)[^，,。]{0,6}?(?:哪些|哪几|几|多少|什么)(?:个|种|类|样)?(?:岗位?|职位|工种|人)|(?:岗位|职位)(?:都|一共|总共)*(?:有|是)(?:哪|什么|几)"
)
_JOBS_HEADED = re.compile(
    r"(?:现在|目前|当前|我们)?(?:开放|在招|招聘|正在招聘|热招|急招|急聘|空缺|诚聘|需求)?的?(?:职位|岗位)(?:列表|一览|需求|清单)?"
)


def jobs_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """The jobs that a text without lists announces in lines of their own, all of them and counted."""
    if not _JOBS_ASKED.search(asked.text) or asked.target.roles:
        return None
    headed = [s for s in asides_of(desk.knowledge).sections if _JOBS_HEADED.fullmatch(folded(s.title))]
    if len(headed) != 1 or not 0 < len(headed[0].within) <= _MOST:
        return None
    return whole_sections(
        headed, desk, "count" if _COUNT.search(asked.text) or "几" in asked.text else "enumerate"
    )
