"""Which headings a question points at: by name, by part of the name, several at once, by place.

"培训评估和车间检查两节", "档案那节", "工作内容第二部分", "最后一节". Nothing here knows a
heading: every rule is tried against the headings that the knowledge base has, and holds only where just one fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.headings import Section, is_generic, unglued
from assistant.knowledge import Knowledge
from assistant.lexicon import lexicon
from assistant.sectionnumbers import with_numbers_spread, without_counts
from assistant.sectionplaces import NUMBER, UNIT, named_parent, take_places
from assistant.subjects import forms_of, take_subject, without_owner
from assistant.titles import is_job_title

# "培训和评估两节", "档案那节", "运营维护部分": words, and the word that says they are headings.
_PARTS = re.compile(
    rf"(?P<words>[\u4e00-\u9fffa-z、,，]{{2,24}}?)(?:的)?(?:那|这)?(?:里|个|一|两|二|三|四|几){{0,4}}(?:{UNIT}|(?<=[两三四五几])处|(?<=[那这一])(?:摊子?|堆|档子?)(?:事儿?|活儿?)?)(?!时间|的?话)"
)
# "定位里怎么写": the same with 里, where a clause opens with it.
_INSIDE = re.compile(
    r"(?:^|[，,。:：;；、 又])(?P<words>[\u4e00-\u9fffa-z]{2,12})(?:里面?|中)(?=怎|写|又|的|有|是|第|$)"
)
# "看下终端档案那里的第2点": the same with 那里, what is wanted of it taken or still behind.
_THERE = re.compile(
    r"(?:^|[，,。:：;；、 ])(?P<words>[\u4e00-\u9fffa-z]{2,14}?)(?:的)?(?:那里|那儿|这里|那头|下面|底下|名下)(?=的?\s|的?$|怎|写|讲|说|有|都|是|的)"
)
# "“其他责任”前三条", "“定位和作用”和“素质”比": part of a heading in quotation marks.
_IN_MARKS = re.compile(r"(?:^|[\"“「『《])(?P<words>[\u4e00-\u9fffa-z、]{2,20})[\"”」』》]")
_RESPECT = re.compile(r"方面$")
_AND = re.compile(r"和|与|跟|及|同|加上?|外加|、|,|，")
# "工作内容总共分多少节", "工作内容六节加起来", "工作内容那部分的小标题": a heading whose parts are counted.
_COUNTED = re.compile(
    rf"(?:的|里|下面?|中|那部分|总共|一共|共|分|有|由|成|这|那)*(?:(?:多少|哪?几|哪些|{NUMBER})个?(?:{UNIT}|小标题|[条项点])|小标题)"
)
# "X"这个标题底下", "X这一篇": a heading quoted in full, however plain its words.
_WHOLE = r"[\"”」』》]?(?:的)?(?:这|那)?(?:一)?(?:个)?(?:标题|大?段|篇|章节?|大?块|部分|开头|底下)"
_QUOTED = re.compile(_WHOLE)
_PART_CHARS = 2
_BARE_CHARS = 4


def take_sections(text: str, knowledge: Knowledge) -> tuple[str, tuple[Section, ...], str | None]:
    """``text`` without the headings it points at, those, and a place that does not exist ("第8节")."""
    taken: list[Section] = []
    text = _JOINED.sub(lambda found: _joined_as_printed(found, knowledge), without_counts(text, knowledge))
    if printed := _printed_as(text, knowledge):
        return (*printed, None)
    text = _take_quoted(text, knowledge, taken)
    text = with_numbers_spread(text, knowledge)
    lowered = text.lower()
    for form, section in knowledge.headings_near(lowered):
        if form not in lowered or section in taken:
            continue
        taken.extend(s for s in knowledge.sections if s.key == section.key)
        text = re.sub(re.escape(form), " ", text, flags=re.IGNORECASE)
        lowered = text.lower()
    text, by_place, missing = take_places(text, taken, knowledge)
    if by_place or missing:
        return text, by_place, missing
    for pattern in (_IN_MARKS, _PARTS, _INSIDE, _THERE):
        text = pattern.sub(lambda m: _take_words(m, knowledge, taken), text)
    text = _take_beside(text, knowledge, taken)
    if not taken:
        text = _take_tail(text, knowledge, taken)
    if not taken and (counted := _COUNTED.search(text)):
        before = text[: counted.start()]
        of_role = any(name in before.lower() for name in knowledge.names)
        parent = None if of_role else named_parent(before, knowledge)
        if parent:
            return f"{parent[0]} {text[counted.start() :]}", (parent[1],), None
    if not taken and (subject := take_subject(text, knowledge)):
        return (*subject, None)
    if len(taken) > 1:
        text = _ADDED.sub(" ", text)
    return without_owner(text, taken, knowledge), _innermost(taken), None


_ADDED = re.compile(r"(?<= )(?:加上?|外加|连同|连带) ")  # "促销管理加车间检查": what joins two headings


# "销售监督的定位跟作用": what a heading joins by 和 people join by 跟, 与 or a pause.
_JOINED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:跟|与|及|以及|还有|、)(?=[\u4e00-\u9fff]{2})")
_JOINERS = ("和", "与", "及", "、", "以及", "跟")


def _joined_as_printed(found: re.Match[str], knowledge: Knowledge) -> str:
    """The joiner that a heading prints between the words around this one; this one where none does."""
    text = found.string
    before, after = (
        text[found.start() - _PART_CHARS : found.start()],
        text[found.end() : found.end() + _PART_CHARS],
    )
    near = knowledge.sections_by_pair.get(before, ())
    return next(
        (j for j in _JOINERS for section in near if f"{before}{j}{after}" in section.key), found.group()
    )


# "标题印成“动词”的那一段": a heading told by an odd word printed in it.
_PRINTED_AS = re.compile(
    r"(?:小?标题|题目)(?:上|里)?(?:印|写|标|起|取|叫|翻译?|译)(?:成|作|为|的是|着|了|做)*[\"“「『‘'](?P<word>[^\"”」』’']{1,12})[\"”」』’'](?:的)?(?:那|这|一|个)*(?:段|节|块|部分|篇|份|章)"
)


def _printed_as(text: str, knowledge: Knowledge) -> tuple[str, tuple[Section, ...]] | None:
    found = _PRINTED_AS.search(text)
    if not found:
        return None
    bearing = [s for s in knowledge.sections if found.group("word").lower() in s.label.lower()]
    inner = _innermost(bearing)
    return (f"{text[: found.start()]} {text[found.end() :]}", inner) if len(inner) == 1 else None


def _take_quoted(text: str, knowledge: Knowledge, taken: list[Section]) -> str:
    if not _QUOTED.search(text):
        return text
    for section in sorted(knowledge.sections, key=lambda s: -len(s.key)):
        if section.key not in text.lower():  # saves compiling a pattern for each of a thousand headings
            continue
        found = re.search(re.escape(section.key) + _WHOLE, text, flags=re.IGNORECASE)
        if found and section not in taken and knowledge.children(section):
            taken.append(section)
            text = text[: found.start()] + " " + text[found.end() :]
    return text


def _innermost(taken: Sequence[Section]) -> tuple[Section, ...]:
    """Of "工作内容里的促销管理" the inner heading is meant."""
    unique = tuple(dict.fromkeys(taken))
    return tuple(
        s
        for s in unique
        if not any(
            o.document_id == s.document_id and len(o.path) > len(s.path) and o.path[: len(s.path)] == s.path
            for o in unique
        )
    )


# ------------------------------------------------------------------ by words


def _take_words(match: re.Match[str], knowledge: Knowledge, taken: list[Section]) -> str:
    """The headings that the words before 节 or 里 name; the match stays where one word names none."""
    if match.re is _THERE and not _names_alone(match.group("words"), knowledge):
        return match.group()
    if taken and _RESPECT.search(match.group()):
        return match.group()  # "培训方面，“培训和评估工作”…": a matter beside headings that are named
    found: list[Section] = []
    kept = ""
    pieces = [piece for piece in _AND.split(match.group("words")) if piece]
    whole = _by_words(match.group("words"), knowledge)
    if whole and (len(pieces) < 2 or len(whole[0]) < len(pieces[0])):
        taken.extend(whole[1])
        return whole[0] + " "
    for place, piece in enumerate(pieces):
        named = _by_words(piece, knowledge)
        if named is None:
            if place < len(pieces) - 1 and not found:
                kept += piece + " "
                continue
            return match.group()
        kept += named[0]
        found.extend(named[1])
    taken.extend(found)
    return kept + " " if found else match.group()


# "销售监督的定位还有终端档案管理，分别是哪些条": several headings side by side, each shortened.
_WITH = r"(?:以及|还有|外加|加上?|连同|和|跟|与|及|、)"
_SHORTENED = r"[\u4e00-\u9fff]{4,12}?"
_SIDE_BY_SIDE = re.compile(
    rf"(?:^|[，,。 ])(?:把|看看?|列一?下|请|给我|我要|我想看)*(?P<words>(?:{_SHORTENED}{_WITH})+{_SHORTENED})(?=[，,。?？ ]|都|分别|各|一起|一并|一块|两|列|$)"
)
_BESIDE = re.compile(
    rf"(?:(?<= ){_WITH}(?P<after>{_SHORTENED})(?=[，,。?？ ]|都|分别|各|一起|一并|一块|两|列|$)|(?:^|[，,。 ])(?:把|看看?|列一?下|请|给我)*(?P<before>{_SHORTENED}){_WITH}(?= ))"
)


def _take_beside(text: str, knowledge: Knowledge, taken: list[Section]) -> str:
    """Headings named side by side by parts of their names, or one beside a heading that was named in full."""
    pattern, least = (_BESIDE, 1) if taken else (_SIDE_BY_SIDE, 2)
    for match in pattern.finditer(text):
        said = next(group for group in match.groups() if group)
        named = [_shortened(piece, knowledge) for piece in re.split(_WITH, said)]
        if len(named) >= least and all(named):
            taken.extend(section for found in named for section in found)
            return f"{text[: match.start()]} {text[match.end() :]}"
    return text


def _shortened(piece: str, knowledge: Knowledge) -> list[Section]:
    if piece in knowledge.names:
        return []
    for words in dict.fromkeys((piece, _ITS_ITEMS.sub("", piece))):
        found = _by_words(words, knowledge)
        if found and _is_owner(found[0].removesuffix("的"), knowledge):
            return found[1]
    return []


def _is_owner(words: str, knowledge: Knowledge) -> bool:
    """Whether ``words`` before a heading's part are nothing, or whose it is; of a stranger's work no heading tells."""
    own = (form for subject in knowledge.subjects for form in forms_of(subject, knowledge))
    return not words or words in knowledge.names or words in own


# "培训评估的活", "素质要求": what stands under a heading is no part of its name.
_ITS_ITEMS = re.compile(r"的?(?:活儿?|事儿?|事情|工作|内容|职责|任务|要求|条目|那些|那块|这块)$")


def heading_called(words: str, knowledge: Knowledge) -> str | None:
    """The one heading that ``words`` call by part of its name (培训评估 for 培训和评估工作), as it is printed."""
    found = _shortened(words, knowledge) if len(words) >= _BARE_CHARS else []
    return found[0].label.strip() if len({s.key for s in found}) == 1 else None


def _names_alone(words: str, knowledge: Knowledge) -> bool:
    """Whether a heading, and no person, is all that ``words`` say: not "前厅部哪些事情要报到总经理" (那里)."""
    named = _by_words(words, knowledge)
    return named is not None and not is_job_title(words) and bool(_SHOW.fullmatch(named[0]))


_SHOW = re.compile(r"(?:把|看一?下|看看?|找|列|念|给我|帮我|请|麻烦|那|在|是|说说|讲讲)*")


def _by_words(words: str, knowledge: Knowledge) -> tuple[str, list[Section]] | None:
    """The one heading that the longest tail of ``words`` stands for, and what stands before the tail."""
    for start in range(len(words) - _PART_CHARS + 1):
        tail = unglued(words[start:])
        if len(tail) < _PART_CHARS or words[start] in "的和与及、":
            continue
        near = knowledge.sections_by_pair.get(tail[:_PART_CHARS], ())
        telling = knowledge.telling_keys
        matches = [s for s in near if (key := telling.get(s.key)) is not None and _abbreviates(tail, key)]
        if len({s.key for s in matches}) == 1:
            return words[:start], matches
    return None


def _abbreviates(short: str, key: str) -> bool:
    """Whether ``short`` is part of a heading (unglued), or made of two-character words of it in order: 培训评估."""
    if short in key:
        return True
    at = 0
    if len(short) < 2 * _PART_CHARS or len(short) % 2:
        return False
    pairs = [short[n : n + 2] for n in range(0, len(short), 2)]
    for pair in pairs:
        at = key.find(pair, at)
        if at < 0:
            return "".join(reversed(pairs)) in key or _in_other_words(pairs, key)
        at += 2
    return True


def _in_other_words(pairs: Sequence[str], key: str) -> bool:
    """培训考核 for 培训和评估工作: all but the first word may be another that says the same."""
    return pairs[0] in key and all(
        pair in key or any(v in key for v, strength in lexicon().synonyms(pair) if strength >= _SAME)
        for pair in pairs[1:]
    )


_SAME = 0.9


_ASKED_OF = re.compile(
    r"(?:有|一共|总共|共|的?(?:几|哪|全部|所有|内容|原[文话]|全文|那节)|列|都|包括|包含|是什么|$|[，,。?？ ])"
)


def _take_tail(text: str, knowledge: Knowledge, taken: list[Section]) -> str:
    """ "基本素质有几条", "检查工作列一下": the end of one heading opens the question, its beginning left out."""
    lowered = text.lower().lstrip()
    for size in range(min(12, len(lowered)), _BARE_CHARS - 1, -1):
        tail = re.sub(r"^(?:把|看看?|那|这|列|列出|说说)", "", lowered[:size])
        named = knowledge.by_ending.get(tail, [])
        if tail in knowledge.by_opening and _ASKED_OF.match(lowered[size:]):
            named = [*named, *knowledge.by_opening[tail]]
        if not named or len(tail) < _BARE_CHARS or tail in knowledge.names:  # a role is no heading
            continue
        if is_generic(tail) and not re.search("[和与及]", tail):  # 工作职责 names no list, 定位和作用 does
            continue
        matches = [s for s in named if not is_generic(s.key) and s.key not in knowledge.names]
        if len({s.key for s in matches}) == 1:
            taken.extend(matches)
            return " " + lowered[size:]
    return _take_joined(text, knowledge, taken)


# "作用和定位", "终端档案管理写了啥": the words of one heading open the question, in any order or with some left out.
_OPENING = re.compile(
    r"^(?:把|看看?|那|这|列一?下?|列出|说说|讲讲)?(?P<words>[\u4e00-\u9fff]{2,4}(?:和|跟|与|及|、)[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{6,10}?)(?=$|[，,。?？ ]|第|前|最?后|里|中|的|写|讲|说|有|都|包括|是什么|列|全部)"
)


def _take_joined(text: str, knowledge: Knowledge, taken: list[Section]) -> str:
    found = _OPENING.match(text.strip())
    words = unglued(_AND.sub("", found.group("words"))) if found else ""
    if found is None or words in knowledge.names or len(words) % 2 or is_generic(words):
        return text
    parts = [words[n : n + 2] for n in range(0, len(words), 2)]
    near = {s for part in parts for s in knowledge.sections_by_pair.get(part, ())}
    matches = [
        s
        for s in near
        if not is_generic(s.key) and _orders(parts, unglued(s.key)) and s.key not in knowledge.names
    ]
    if len({s.key for s in matches}) != 1:
        return text
    taken.extend(s for s in knowledge.sections if s in matches)
    return f" {text.strip()[found.end() :]}"


def _orders(parts: Sequence[str], key: str) -> bool:
    """Whether a heading is made of ``parts`` in the other order, or of three and more of them in its own."""
    at = [key.find(part) for part in parts]
    return min(at) >= 0 and (
        (len(parts) > 2 and at == sorted(at)) or (at != sorted(at) and "".join(reversed(parts)) in key)
    )
