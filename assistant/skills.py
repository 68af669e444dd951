"""Which things of a kind are to be known: "要会哪些软件", "数据库要会哪些", "画图软件用什么".

Texts name the things (熟悉MySQL,Redis), seldom their kind. What counts as one stands in ``data/skills.tsv``; of software and tools every name in letters does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from assistant.asked import Asked, Desk, Outcome
from assistant.enumerating import chosen_items
from assistant.scope import roles_meant
from corpus.model import Duty
from corpus.parsing.result import Kind
from index.text import simplified

_KNOW = (
    r"(?:会|懂|用|使用|熟悉|掌握|精通|了解|学过?|操作|熟练|接触过?)(?:使用|操作|用)?(?:的)?(?:是|有)?(?:到)?"
)
_WHICH = r"(?:哪些|哪几[种个]|哪[种个]|什么|啥|几种)(?:样的|类型的)?"
_GENERAL = r"(?:软件|工具|编程语言|开发语言|语言|框架|数据库|操作系统)"
# "需要会哪些软件", "画原型用什么软件"; "数据库要会哪些", "画图软件要会哪些".
_ASKED = re.compile(
    rf"{_KNOW}{_WHICH}(?P<before>[\u4e00-\u9fff]{{0,4}}?)(?P<kind>{_GENERAL})(?:$|[，,。？?呢啊吗])"
    rf"|(?P<prior>[\u4e00-\u9fff]{{0,4}}?)(?P<told>{_GENERAL})(?:方面)?(?:都|得|要|需要|必须|应该?|一般|主要)*{_KNOW}{_WHICH}(?:$|[，,。？?呢啊])"
)
_SOFTWARE = frozenset({"软件", "工具"})
# A name in letters that is a program's or a technique's, as far as form tells: no grade, no unit, no title.
_NAMED = re.compile(
    r"(?<![a-z\d])(?!(?:hr|ceo|cto|cfo|vip|kpi|b2b|b2c|o2o|it|id|qq|app|ok|pc|ui|ue|ux|mba|cpa|cet|gpa|iso|gmp|led|diy|base|team|web|div|h5|and|or|the|of|with|for|to|in|is|on|at|by|we|you|are|be|as|an|a)(?![a-z]))"
    r"[a-z][a-z+#.]*[a-z+#\d]"
)
_LITERAL = re.compile(r"软件|办公自动化")
_DEMANDED: tuple[Kind, ...] = ("requirement", "condition")
_MOST = 6  # items told where nobody is named
_TYPED_BEFORE = 2  # characters of what narrows the kind (前端 of 前端框架)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = (files("assistant.data") / "skills.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    pairs = [(word, re.compile(pattern)) for words, pattern in rows for word in words.split()]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def skills_demanded(asked: Asked, desk: Desk) -> Outcome | None:
    """The items that name things of the kind asked for; ``None`` where none is asked for or no item names one."""
    target, found = asked.target, _ASKED.search(asked.text)
    if found is None or target.named_lists or target.items or target.unknown_role or asked.about:
        return None
    kind = found.group("kind") or found.group("told")
    before = found.group("before") or found.group("prior") or ""
    roles = roles_meant(asked, desk)
    lists = desk.knowledge.lists_of([role.id for role in roles] or list(desk.knowledge.roles))
    duties = desk.knowledge.duties(lists)
    demands = [d for d in duties if desk.knowledge.kind_of[d.list_id] in _DEMANDED]
    named = _naming(demands, f"{before}{kind}", kind) or _naming(duties, f"{before}{kind}", kind)
    if len(before) >= _TYPED_BEFORE:
        named = [d for d in named if before[-_TYPED_BEFORE:] in _view(d)] or named
    if not named or len(named) == len(demands) or (not roles and len(named) > _MOST):
        return None
    # all that are named: no single line that lies nearer may stand in their stead
    return chosen_items(desk, named, "enumerate", f"关于“{before}{kind}”的要求")


def _view(duty: Duty) -> str:
    """The text with its blanks, which part the names."""
    return simplified(duty.text).lower()


def _naming(duties: Sequence[Duty], called: str, kind: str) -> list[Duty]:
    """Those that name a thing of the kind: by its own row where it has one, else by any name in letters."""
    own = next((pattern for word, pattern in _kinds() if word in called), None)
    if kind == "语言" and own is None:
        own = dict(_kinds())["编程语言"]
    if own is not None:
        return [d for d in duties if own.search(_view(d))]
    if kind not in _SOFTWARE:
        return []
    languages = dict(_kinds())["编程语言"]
    lettered = [d for d in duties if _NAMED.search(languages.sub(" ", _view(d)))]
    return lettered or [d for d in duties if kind == "软件" and _LITERAL.search(d.text)]
