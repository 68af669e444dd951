"""A page whose only job bears no name: a title that acts on the page, or heads its matter, means that job.

前台 where a line says 前台日常维护：…, 宿舍负责人 where the duties are about the 宿舍. Whom the duties only deal with, report
to or work beside (与总务处对接) has none of them.
"""

from __future__ import annotations

import re
from typing import Final

from assistant.departments import is_department
from assistant.knowledge import Knowledge
from assistant.rolenames import RANKS
from assistant.titles import is_job_title
from corpus.model import Role
from corpus.parsing import UNNAMED
from index.text import folded, simplified

#: A word's sound that a converter of characters put behind it: 職責(zé).
_SOUND = re.compile(r"[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6}[)）]")
_CLAUSE = re.compile(
    r"[,，。;；:：!！?？\n、]|^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.、．)）]", re.M
)
#: What follows whoever acts: 清扫员应服从…, 前台日常维护, 服务员的日常工作.
_ACTS = re.compile(
    r"(?:在[^,，。;；]{1,12})?(?:还|也|都|更|则|主要|必须|通常|平时|每天|不仅|不但)*(?:需|应|须|要|不得|不准|负责|承担|履行|具备|是|日常|的?(?:主要|日常|岗位|核心|具体|基本)*(?:工作|职责|任务|运营|维护|管理|接待|服务))"
)
#: Nouns that turn the matter of a page into its job: 宿舍|负责人, 库房|管理员.
_PLAIN = re.compile(r"(?:负责人|管理人员|工作人员|管理员|责任人|值班员|值班人员|人员|专员|老师|阿姨|员)$")
_FEWEST = 2  # duties that tell of the matter
_MATTER_CHARS = 2
_MOST = 20_000  # characters of a document that are read


def meant_by_the_page(title: str, knowledge: Knowledge) -> Role | None:
    """The only job of a page, which ``title`` means though it prints no name for it, or a longer one."""
    return only_job_called(title, knowledge) or unnamed_job(title, knowledge)


def unnamed_job(title: str, knowledge: Knowledge) -> Role | None:
    """The only job of the texts where they print no name for it and ``title`` is who they speak of."""
    roles = list(knowledge.roles.values())
    if len(roles) != 1 or roles[0].title != UNNAMED or is_department(title):
        return None
    texts = [simplified(_SOUND.sub("", knowledge.source.text(document))) for document in knowledge.documents]
    clauses = [folded(clause) for text in texts for clause in _CLAUSE.split(text[:_MOST])]
    wanted = folded(title)
    forms = [wanted, *_endings(wanted)]
    named = [folded(f"{one.title} {one.name}") for one in knowledge.documents.values()]
    if any(wanted in name for name in named) or any(_acts(form, one) for form in forms for one in clauses):
        return roles[0]
    if any(wanted in folded(text[:_MOST]) for text in texts):
        return None  # somebody whom the duties deal with, or work beside
    return roles[0] if _heads_the_matter(wanted, knowledge) else None


#: Nouns that make a job's name of what it does (实习|生 of 联播网发展实习).
_MAKES_JOB: Final = re.compile(r"(?:人员|[生员岗师者])$")


def only_job_called(title: str, knowledge: Knowledge) -> Role | None:
    """The only job of the texts where its name ends in ``title`` but for the noun that makes a job of it; 护士 is no 护士长."""
    roles = list(knowledge.roles.values())
    wanted = folded(title)
    stem = _MAKES_JOB.sub("", wanted)
    if len(roles) != 1 or len(stem) < _MATTER_CHARS or stem == wanted:
        return None
    return roles[0] if folded(roles[0].title).endswith(stem) else None


def _endings(title: str) -> list[str]:
    """The shorter titles that a title ends in: 清扫员 of 客房清扫员."""
    ends = [title[at:] for at in range(1, len(title) - 1)]
    return [end for end in ends if len(end) > 2 and is_job_title(end) and end not in RANKS]


def _acts(name: str, clause: str) -> bool:
    """Whether a clause begins with the name, and what follows says that it acts."""
    return clause.startswith(name) and _ACTS.match(clause, len(name)) is not None


def _heads_the_matter(title: str, knowledge: Knowledge) -> bool:
    """Whether a title is a plain noun behind what the duties are about again and again (宿舍负责人)."""
    noun = _PLAIN.search(title)
    matter = title[: noun.start()] if noun is not None else ""
    if len(matter) < _MATTER_CHARS or is_department(matter):
        return False
    duties = knowledge.duties([entry for entry in knowledge.lists.values() if entry.kind == "duty"])
    told = sum(matter in folded(duty.text) for duty in duties)
    return told >= _FEWEST and told * 5 >= len(duties)
