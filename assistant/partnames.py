"""A job called by some of its name's own words: 编程工程师 for 昆山CNC编程工程师, 运营实习生 for SRC 运营（实习生）.

Such a title is made of whole words of one job's name, in any order, and ends in what the job is: the last word of
the name (顾问 of 全职教学顾问) or of its brackets (实习生). It begins at the border of a word, in the name and in the
question: 业务员 is not 促销员, and 客户研究员 is not the 安全研究员 whose last word it has. Where it fits several jobs
with names of their own, none of them is meant before the others, and it is asked back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.lexicon import lexicon
from assistant.rolenames import NOBODY, PARENTHESIS, PERSON_AFTER, RANKS
from assistant.titles import is_job_title
from assistant.trades import asks_of_a_job
from corpus.model import Role
from index.text import folded

Cut = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name's own words.

    Attributes:
        base: the name without its brackets: jobs that share it are called the same.
        heads: what the job is, last word first: 顾问, and 实习生 in brackets.
        pattern: stretches of these words that end in a head.
    """

    role: Role
    base: str
    heads: tuple[str, ...]
    pattern: re.Pattern[str]


def name_words(roles: Iterable[Role], cut: Cut) -> tuple[NameWords, ...]:
    """The words of every job's names.

    Args:
        cut: cuts a text into words.
    """
    found = (_words_of(role, name, cut) for role in roles for name in role.names)
    return tuple(one for one in found if one is not None)


_NOTE = re.compile(r"[(（【\[]([^()（）【】\[\]]*)[)）】\]]")
_WORD_CHAR = re.compile(r"[\u4e00-\u9fffa-z0-9+#.]+")
_GLUE = frozenset("的 和 与 及 或 等 兼 在 之".split())


def _words_of(role: Role, name: str, cut: Cut) -> NameWords | None:
    base = PARENTHESIS.sub(" ", name).strip()
    notes = [_pieces(note, cut) for note in _NOTE.findall(name)] if base else []
    own = _pieces(base, cut)
    if not own:
        return None
    in_brackets = [note[-1] for note in notes if note and is_job_title(note[-1])]
    heads = dict.fromkeys(h for head in (own[-1], *in_brackets) for h in _said(head) if len(h) > 1)
    heads = {head: None for head in heads if is_person(head)}
    if not heads:
        return None
    pieces = [*own, *(piece for note in notes for piece in note)]
    pieces += [half for piece in pieces for half in _halves(piece, cut)]
    stems = [stem for piece in pieces if (stem := _PERSON.sub("", piece)) != piece and len(stem) > 1]
    words = _alternatives([*pieces, *stems])
    pattern = re.compile(rf"(?:(?:{words})[的课]?)*(?:{_alternatives(heads)})(?:实习|兼职|全职)?")
    return NameWords(role, folded(base), tuple(heads), pattern)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(w) for w in sorted(set(words), key=len, reverse=True) if len(w) > 1 or w.isascii()
    )


def _pieces(text: str, cut: Cut) -> list[str]:
    """The words of a name; a character alone belongs to the word before it (驾驶|人), 副 and 总 to the one behind."""
    pieces: list[str] = []
    for run in _WORD_CHAR.findall(" ".join(folded(part) for part in text.split())):
        joins = False
        for word in cut(run):
            ends = word in _ENDS or (len(word) == 1 and word not in _BEFORE_ITS_WORD and word not in _GLUE)
            if pieces and (joins or ends):
                pieces[-1] += word
                joins = False
            elif word not in _GLUE:
                pieces.append(word)
                joins = word in _BEFORE_ITS_WORD
    return pieces


def _halves(piece: str, cut: Cut) -> list[str]:
    """The two words of one that joins them: 市场 and 推广 of 市场推广, so that 推广专员 calls the 市场推广专员."""
    halves = [piece[:2], piece[2:]] if len(piece) == _TWO_WORDS else []
    return halves if all(list(cut(half)) == [half] for half in halves) else []


_ENDS = frozenset("人员 人士".split())
_BEFORE_ITS_WORD = frozenset("副 总 正 老 小 大 主".split())
# What makes a person of a work: 设计 of 设计师, 照管 of 照管人员.
_PERSON = re.compile(r"(?<=..)(?:人员|员|师|工|生|者)$")
_WORKERS = ("员", "人员", "工")


def _said(head: str) -> list[str]:
    """What a job is, as people say it: 照管员 for 照管人员, 老师 for 教师, 助理 and 律助 for 律师助理, 副总 for 副总经理."""
    stem = re.sub(r"(?<=..)(?:人员|员|工)$", "", head)
    workers = [stem + end for end in _WORKERS] if stem != head else []
    ends = [head[-2:]] if len(head) == _TWO_WORDS and is_job_title(head[-2:]) else []
    ends += [
        rank
        for rank in RANKS
        if head.endswith(rank) and head[-len(rank) - 1 : -len(rank)] not in _BEFORE_ITS_WORD
    ]
    ends += [head[0] + "助"] if head.endswith("助理") and len(head) == _TWO_WORDS else []
    ends += [head.removesuffix("经理")] if head.endswith("总经理") and head != "总经理" else []
    same = [word for word, strength in lexicon().synonyms(head) if strength >= _SAME and is_person(word)]
    same += [word for row in _SAME_WORK if head in row for word in row if word != head]
    return [head, *workers, *ends, *same]


_TWO_WORDS = 4
# Words for one who does the same work, whatever the house.
_SAME_WORK = tuple(
    tuple(row.split())
    for row in (
        "司机 驾驶员 驾驶人 驾驶人员",
        "保管员 仓管员 库管员 库管",
        "保安 保安员 安保员",
        "保洁 保洁员 清洁工 清洁员",
        "收银 收银员 收款员",
        "会计 会计员 会计人员",
        "客服 客服员 客服专员 客服人员",
        "护工 护理员 护理人员",
    )
)
_SAME = 0.95


def is_person(word: str) -> bool:
    """Whether a word is somebody, in a title or by itself: 教师, 老师."""
    return (
        is_job_title(word)
        or word.endswith(("师", "员", "手", "助", "副总"))
        or (len(word) > 2 and word[-1] == "人")
    )


@dataclass(frozen=True, slots=True)
class Called:
    """A stretch of a question that calls jobs by their names' words: from, to, what it says, and whom it fits."""

    start: int
    end: int
    title: str
    roles: tuple[Role, ...]
    bases: frozenset[str]

    @property
    def one(self) -> bool:
        """Whether it fits one job, or jobs that share a name (two levels of one trade)."""
        return len(self.roles) == 1 or len(self.bases) == 1


# What may stand right before a title: the start, a mark, or a word that is no part of it.
_BORDER = re.compile(
    r"(?:^|[^\u4e00-\u9fffa-z0-9+#.]|[的是当做任招聘找问给和跟与及对把将由让向让叫被为那这个名位我你咱了在于到升]|"
    r"应聘|请问|关于|我们|咱们|你们|公司|介绍|一下|列出|所有|每个|哪怕|作为|身为|转岗|入职|面试|应征|提拔|负责|成为|什么|到底|上面|里面|普通|一般|方面)$"
)
_ASKED_FOR = re.compile(r"哪(?:一?[个位名]|些)?$")  # "由哪位负责人管"
# Behind it: 顾问费, 教师资格证 and 店长助理 are other things.
_GOES_ON = re.compile(
    r"^(?:助理|助手|秘书|代表|培训生|学徒|费|证|奖|部|室|组|团队|队伍|资格证|课|节|版|制|岗前|们家)"
)


def called(text: str, names: Sequence[NameWords], *, one_page: bool) -> list[Called]:
    """The titles in ``text`` (folded) that are made of the words of jobs' names; longest first, none in another.

    Args:
        one_page: a rank alone (主任) is the job of the one page there is; in a house others have it, too.
    """
    if NOBODY.search(text):
        return []
    stretches: dict[tuple[int, int], list[NameWords]] = {}
    for one in names:
        if any(head in text for head in one.heads):
            for found in one.pattern.finditer(text):
                stretches.setdefault(found.span(), []).append(one)
    taken: list[Called] = []
    for (start, end), fitting in sorted(stretches.items(), key=lambda s: s[0][0] - s[0][1]):
        apart = all(end <= other.start or other.end <= start for other in taken)
        title = text[start:end]
        several = all(title not in one.heads for one in fitting)
        if apart and _stands(text, start, end, several=several) and (one_page or title not in RANKS):
            roles = tuple(dict.fromkeys(one.role for one in fitting))
            taken.append(Called(start, end, title, roles, frozenset(one.base for one in fitting)))
    return taken


def _stands(text: str, start: int, end: int, *, several: bool) -> bool:
    """Whether a title begins and ends in ``text`` as a title does; a single word must speak of somebody, too."""
    if not _BORDER.search(text[:start]) or _ASKED_FOR.search(text[:start]) or _GOES_ON.search(text[end:]):
        return False
    return several or bool(_SOMEBODY.match(text, end)) or asks_of_a_job(text, start, end)


_SOMEBODY = re.compile(
    rf"(?!师傅|大哥|大叔)(?:{PERSON_AFTER}|(?=给|呢|跟|和|与|、|拿|挣|赚|请|报|休|签|的[\u4e00-\u9fff]{{0,4}}(?:职责|责任|义务|任务|要求)))"
)


def fits_title(title: str, names: Sequence[NameWords]) -> tuple[Role, ...]:
    """The one job (or its levels) whose name holds every word of ``title``: 冻品仓的主管 for 仓储主管（冻品仓）."""
    fitting = [one for one in names if one.pattern.fullmatch(title)]
    roles = tuple(dict.fromkeys(one.role for one in fitting))
    return roles if len(roles) == 1 or len({one.base for one in fitting}) == 1 else ()
