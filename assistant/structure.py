"""Questions about the texts themselves: what they hold, how many lists and items, which list is longest.

Answered from the catalogue's lists alone, as a map with a way into each list, never as a wall of items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import attribute_in
from assistant.contract import Block, Intent
from assistant.departments import content_of
from assistant.enumerating import WALL_ITEMS, WALL_LISTS, kinds_said, whole_lists
from assistant.headings import Section, list_number
from assistant.inventory import (
    list_groups,
    map_of_lists,
    map_of_sections,
    numbers_missing,
    repeated,
)
from assistant.openings import jobs_there_are, jobs_wanted
from assistant.refusing import not_covered
from assistant.scope import of_said_kind
from assistant.sizes import extreme, sized
from assistant.subjects import is_subject
from assistant.titled import titled, wants_items
from corpus.model import DutyList

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_LISTS = r"(?:份|个|组|篇|张)?(?:职责)?(?:清单|列表|职责|岗位职责)?"
_DIFFERENCE = re.compile(
    r"(?:多|少|差|相差)(?:了|出)?(?:几|多少)[条项点]|(?:哪|那|谁)(?:一)?[个份边]?(?:的)?(?:条目|条数|内容|职责)?(?:更|比较)?(?:多|少|长|短)(?:一?些)?$"
)
_PARTS = re.compile(
    r"(?:几|多少|哪些|哪几|什么|[一二两三四五六七八九十])个?(?:大|小)?(?:节|部分|块|章|标题|方面|板块|点)(?!.{0,3}[条项])|小?标题|结构|框架|目录|大纲|概[述括况览]|介绍|大体|简要|怎么分"
)
_ITEMS = re.compile(r"(?:几|多少)[条项点]|展开|条目|逐条|每条|每一条|所有条|(?<![块面分类节])内容$")
# The texts as a whole are meant.
_MATERIAL = re.compile(
    r"(?:多少|几)[条项].{0,8}(?:要求|职责).{0,6}(?:多少|几)[条项].{0,6}(?:要求|职责)|(?:总共|一共|合计|共|全部|加起来)(?:有)?(?:多少|几)[条项](?:职责|条目|要求|内容)?$|(?:清单|职责|条目)(?:的)?(?:总数|数量|份数)|(?:职责|清单|内容).{0,6}(?:分成|分为|归为|归成)(?:哪?几|多少)(?:大)?[类块]|(?:这|那)里面?(?=收|有|一共|总共|共)|材料|文档|文件|文本|资料|网页|页面|[这本][页篇]|[这本](?:个|则|份|条|张)?(?:招聘|公告|启事|制度|规定|规范)(?:页|帖|文|信息|启事|公告|通知)?|全文|本文|知识库|目录|大纲|提纲|框架|总览|全貌|收录|地图|[整通全]篇|[每各]份|(?:这|前|所有)(?:的)?\d*(?:几)?份|(?:这|那)?里面?(?:都|一共|总共)?(?:有|讲|说|写)(?:了|些)*(?:什么|啥|哪些)|(?:哪些|哪几|几|多少)(?:份|个|组)?(?:职责)?清单|(?:几|多少|哪几)(?:份|组)|(?:哪些|几|多少)个?岗位|带编号"
)
_WANTS_MAP = re.compile(
    r"总数|数量|地图|浓缩|提炼|总结|归纳|重点|侧重|偏向|一句话|[捋理]|(?:哪些|哪几个?|几个?)方面|几(?:大)?类|目录|大纲|提纲|框架|总览|概览|全貌|结构|收录|规模|梳理|概[述括况览]|介绍|简介|分成|分为|哪?几(?:大)?(?:块|部分|份|组|类|章|个)|哪些(?:内容|清单|部分|岗位|职责|块|材料|文档|文件|资料)|多少(?:份|组|个|条|项)|几(?:条|项)|(?:讲|说|写)(?:了|的)?(?:些)?(?:什么|啥)|关于什么|有什么|有啥|[页面](?:的)?(?:主要|大致)?内容$|(?:讲|说|写)的是"
)
_WORDS = frozenset(
    "里面 收 收了 这页 本页 这张 覆盖 涵盖 类型 种类 大类 方向 侧重 重点 组成 构成 浓缩 地图 收录 目录 大纲 提纲 框架 总览 概览 规模 分成 分为 板块 标题 材料 文档 文件 文本 网页 页面 知识库 从头到尾 头 尾 编号 最多 最少 最长 最短 恰好 正好 刚好 仅 超过 多于 大于 不少于 至少 少于 不到 不足 不超过 以上 以下 以内 达到 总数 数量 统共 小节 大节 小块 大块 底下 缺 缺了 哪个 哪号 第几 几号 连续 断号 跳号 断 跳 漏号 不 带编号 每节 每份 每个 哪节 哪部分 分 只 看 组 块 份 条数 条目 数 加起来 岗位 职责 清单 整体 大概 大致 梳理 总共 一共 这里 报 结构 全貌 题目 名称 名字 带 多 少 比 列 多少 几 个 节 条 项 的 里 有 是 总 共 给 概括 简要 介绍 快速 了解 看看 大体 讲 些 什么 方面 怎样 没 长文 那段 内容 涵盖 包括 包含 资料 全文 本文 所含 包含 份数 总体 职责清单 重复 一模一样 几乎 一样 雷同 相同 完全 出现 份职责 两份 最 短 长 谁 哪 先 就 行 只要 一模 几乎 一模一样".split()
)


def of_titles(asked: Asked, desk: Desk) -> Outcome | None:
    """A map of the lists that the question asks for by a word of their headings; ``None`` where it does not."""
    if not (by_title := titled(asked, desk)):
        return None
    word, named = by_title
    if wants_items(asked.wording.original) and _no_wall(named):
        return whole_lists(asked, desk, named, "enumerate", title=f"标题里有“{word}”的清单")
    return map_of_lists(desk, named, f"标题里有“{word}”的清单", "count")


def structural(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """The answer where the question is about the texts' own structure; ``None`` where it is not."""
    target = asked.target
    text = asked.text
    if not is_plain(asked, desk) and content_of(target.rest):
        return jobs_wanted(asked, desk, intent)
    if _DIFFERENCE.search(text) and (sides := _two_sides(asked, desk)):
        return _difference(desk, sides)
    if target.named_lists and not target.items and (most_of := extreme(text, _counted(target.named_lists))):
        return map_of_lists(
            desk, most_of[1], f"其中条目最{most_of[0]}的（每份 {most_of[1][0].size} 条）", "count"
        )
    if target.lists or target.items:
        return None
    if target.sections:
        return _parts_of(asked, desk)
    if len(target.roles) == 1 and (parts := _parts_of_role(asked, desk)):
        return parts
    if _REPEATED.search(text) and not target.roles:
        return repeated(desk)
    if not target.asker and (jobs := jobs_there_are(asked, desk, intent)):
        return jobs
    scope = _scope(asked, desk)
    if not target.roles and _GAPS.search(text) and (found := numbers_missing(desk)):
        return found
    if re.search(r"[条项份]|清单|职责", text) and (by_extreme := extreme(text, scope)):
        most, chosen = by_extreme
        if not _WHICH.search(text) and _no_wall(chosen):
            return whole_lists(asked, desk, chosen, "enumerate", title=f"条目最{most}的清单")
        return map_of_lists(desk, chosen, f"条目最{most}的清单（每份 {chosen[0].size} 条）", "count")
    if by_size := sized(text, scope):
        what, chosen = by_size
        if not chosen:
            return not_covered(desk, f"{what}的清单", "count")
        return map_of_lists(desk, chosen, f"{what}的清单", "count")
    if not target.roles and not target.asker and asks_what_it_holds(text):
        lists = scope if "编号" in text else list(desk.knowledge.lists.values())
        if intent == "count" and (of_kind := _counted_kind(lists, text)):
            return whole_lists(asked, desk, of_kind, intent, title=_title_of_kind(of_kind))
        return map_of_lists(desk, lists, "现有文本", "count" if intent == "count" else "overview")
    return None


def asks_what_it_holds(text: str) -> bool:
    """Whether the texts as a whole are asked for: "这页讲什么"."""
    return bool(_MATERIAL.search(text) and _WANTS_MAP.search(text)) and not _OF_A_THING.search(text)


# "整份文件里关于“团队建设”的要求总结一下": of one thing in the texts, not of the texts.
_OF_A_THING = re.compile(r"(?:关于|涉及|有关)[“\"「][^”\"」]{2,12}[”\"」]的")


def _no_wall(lists: Sequence[DutyList]) -> bool:
    return sum(e.size for e in lists) <= WALL_ITEMS


_WHICH = re.compile(r"哪|几|多少|谁")  # "最短的那份列出来" asks which one no more


def _counted_kind(lists: Sequence[DutyList], text: str) -> list[DutyList]:
    """ "岗位职责总共几条": the lists of the kind that is counted, where they are few enough to be shown whole."""
    of_kind = of_said_kind([e for e in lists if e.kind != "overview"], text)
    few = len(of_kind) <= WALL_LISTS and sum(e.size for e in of_kind) <= WALL_ITEMS
    return of_kind if few and "份" not in text and "清单" not in text else []


def _title_of_kind(lists: Sequence[DutyList]) -> str:
    return f"现有文本的{kinds_said(lists)}" if len({e.kind for e in lists}) == 1 else "现有文本"


# "有没有一模一样的条目", "哪些职责是重复的".
_REPEATED = re.compile(
    r"(?:重复|一模一样|几乎一样|完全一样|完全相同|雷同|相同|出现(?:过|了)*(?:[两2]次(?:及|或)?(?:以上)?|多次|不止一次)|不止(?:出现)?一次)(?:出现)?(?:的)?(?:条目|职责|内容|条款|有哪些|有吗|$)|(?:条目|职责|内容).{0,6}(?:重复|一模一样|雷同|完全相同)"
)
# "编号从1到14缺哪个", "职责编号连续吗"
_GAPS = re.compile(
    r"(?:缺|少|漏|跳)(?:了|过)?(?:哪|第?几)(?:个|号|份|一个)?|(?:编号|序号).{0,8}(?:连续|断|跳|不?全|缺|漏)"
)


def is_plain(asked: Asked, desk: Desk) -> bool:
    """Whether the question has no matter but the texts themselves.

    Of a heading, of lists or of the texts as a whole, what no text prints says how the answer is wanted
    (由板块组成, 浓缩, 给老板看), unless it is something that jobs have (年假).
    """
    strange = [term for term in asked.topic.terms if not _made_of(term.word)]
    if not strange:
        return True
    if not (asked.target.named_lists or _TEXTS.search(asked.text)) or attribute_in(asked.text):
        return False
    unseen = desk.knowledge.unseen
    said = (
        w for t in strange for w in (t.word, *(v for v, _ in t.variants if v in t.word))
    )  # 广告 of 做广告
    return all(desk.knowledge.rarity(word) >= unseen for word in said)


_TEXTS = re.compile(
    r"[全正]文|[全整通]篇|整[份个套]|(?:^|[这那份些个读看全的，, ])材料|文[档件本]|资料|[网页]页|页面|[这本][页篇]|[这那]份(?!清单|职责)|从头到尾|[这那]?里面?都|目录|大纲|地图|总览|[每各]份|这\d+份"
)


def _made_of(word: str) -> bool:
    return not word or any(word[:n] in _WORDS and _made_of(word[n:]) for n in range(1, len(word) + 1))


def _scope(asked: Asked, desk: Desk) -> list[DutyList]:
    """The lists that are counted: those with a number where the question says so, else all of duties."""
    duties = [e for e in desk.knowledge.lists.values() if e.kind == "duty"]
    roles = {role.id for role in asked.target.roles}
    duties = [e for e in duties if not roles or e.role_id in roles]
    if "编号" not in asked.text:
        return duties
    if re.search(r"(?:不|没有?|未|无)(?:带|含|标|写|有)?编号", asked.text):
        return [e for e in duties if not e.heading or list_number(e.heading) is None] or duties
    return [e for e in duties if e.heading and list_number(e.heading) is not None] or duties


def _counted(lists: Sequence[DutyList]) -> list[DutyList]:
    return [e for e in lists if e.kind != "overview"]


_TWO = 2
_Side = tuple[str, list[DutyList]]


def _two_sides(asked: Asked, desk: Desk) -> list[_Side]:
    """The two lists, else the duties of the two jobs, that the question sets against one another; else nothing."""
    target, knowledge = asked.target, desk.knowledge
    if len(target.lists) == _TWO:
        return [(knowledge.label(e), [e]) for e in target.lists]
    if target.named_lists or len(target.roles) != _TWO:
        return []
    sides = [(role.title, knowledge.lists_of([role.id], "duty")) for role in target.roles]
    return sides if all(lists for _, lists in sides) else []


def _difference(desk: Desk, sides: Sequence[_Side]) -> Outcome:
    (first, ones), (second, others) = sides
    one, other = (sum(e.size for e in lists) for lists in (ones, others))
    gap = one - other
    said = f"多 {gap} 条" if gap > 0 else f"少 {-gap} 条" if gap else "一样多"
    head = Block(type="text", text=f"“{first}”有 {one} 条，“{second}”有 {other} 条：前者{said}。")
    lists = [*ones, *others]
    if one + other > WALL_ITEMS:
        shown = list_groups(desk, lists)
    else:  # every item that was counted can be counted again
        shown = [
            Block(
                type="group",
                label=desk.knowledge.label(e),
                text=f"{e.size} 条",
                children=desk.composer.items(desk.knowledge.duties([e])),
            )
            for e in lists
        ]
    return Outcome("count", (head, *shown), abs(gap), desk.composer.count)


# "那份岗位说明书讲了哪些方面": all that is written of a job, not its duties alone.
_PAPER = re.compile(
    r"说明书|手册|文件|文档|那(?:份|张|页)|这(?:份|张|页)|规定|材料|表格?(?=[里上中，, 的])|[本网]页|页面"
)
_JOB_PARTS = re.compile(
    r"(?:几|多少|哪些|哪几|什么)个?(?:大|小)?(?:块|部分|方面|板块|类|大项|章|节)(?!.{0,3}[条项])|结构|框架|目录|大纲|提纲|怎么分(?!工)|小标题"
)


def _parts_of_role(asked: Asked, desk: Desk) -> Outcome | None:
    """ "班主任这工作主要分哪几块": the lists of one job with their counts, where it has several."""
    if not _JOB_PARTS.search(asked.text) or _ITEMS.search(asked.text):
        return None
    role = asked.target.roles[0]
    paper = _PAPER.search(asked.target.rest)
    lists = desk.knowledge.lists_of([role.id]) if paper else desk.knowledge.lists_of([role.id], "duty")
    if len(above := _headings_above(desk, lists)) > 1:
        return map_of_sections(desk, above, role.title, lists)
    wall = len(lists) > WALL_LISTS or sum(e.size for e in lists) > WALL_ITEMS
    if len(lists) < 2 or (wall and not paper):  # a wall is answered as a map anyway
        return None
    return map_of_lists(desk, lists, f"“{role.title}”", "overview")


def _headings_above(desk: Desk, lists: Sequence[DutyList]) -> list[Section]:
    """The headings right above those of the lists, where fewer of them hold all: 行政事务管理 over 文件管理 and 会议安排."""
    ids = {e.id for e in lists}
    parents = {(e.document_id, e.path[:-1]) for e in lists if e.heading and len(e.path) > 1}
    above = [s for s in desk.knowledge.sections if (s.document_id, s.path) in parents]
    held = [e.id for s in above for e in s.lists if e.id in ids]
    whole = sorted(held) == sorted(ids) and len(above) < len(ids)
    return above if whole else []


def _parts_of(asked: Asked, desk: Desk) -> Outcome | None:
    """The headings under one heading, each with its count: "工作内容分几节"."""
    if is_subject(asked.target.sections, desk.knowledge) and _PARTS.search(asked.text):
        lists = [e for s in asked.target.sections for e in s.lists]
        if not _ITEMS.search(asked.text):
            return map_of_sections(
                desk, asked.target.sections, "、".join(s.label.strip() for s in asked.target.sections), lists
            )
    parents = [s for s in asked.target.sections if desk.knowledge.children(s)]
    per_part = re.search(r"每(?:一)?(?:个)?(?:节|部分|块|章)", asked.text)
    if len(parents) != 1 or not _PARTS.search(asked.text) or (_ITEMS.search(asked.text) and not per_part):
        return None
    return map_of_sections(
        desk, desk.knowledge.children(parents[0]), parents[0].label.strip(), parents[0].lists
    )
