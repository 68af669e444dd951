"""The words by which a title names its document: what no other title, no role and no heading says (滨河家园, 远驰)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from assistant.titles import is_job_title
from corpus.model import Document

# Words of titles that say what sort of text it is: they name no document.
_FORM = re.compile(
    r"岗位|职责|说明|制度|规定|守则|招聘|招募|诚聘|急聘|热招|人才|徵才|征才|启事|要求|试行|版本|编号|浏览|更新|分工|汇编|管理|公司|工作|自动|翻译|全职"
)
_TITLE_RUN = re.compile(r"[\u4e00-\u9fff]+|[a-z]{3,}")
# What joins words: once the job is taken out of 销售部门负责人的职责, no word of a name is left in 的职.
_JOINTS = "的之及和与或等"
_TITLE_CHARS = 24
MOST_TITLED = 200


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words of one document's title.

    Attributes:
        own: no role, no heading and no item holds them: 医疗废物 of a title is what its duties are about.
        proper: they open the title and are no word of the dictionary, as a name does (远驰, 汇通).
    """

    document: Document
    words: str
    own: bool
    proper: bool


def own_words(
    titles: Mapping[Document, str],
    roles: Iterable[str],
    headings: Iterable[str],
    is_word: Callable[[str], bool],
    items: str = "",
) -> tuple[TitleWords, ...]:
    """Stretches of titles that one document alone bears, longest first; none where there is only one document.

    Args:
        titles: each document's title, folded.
        roles: the names of all roles.
        headings: all headings.
        is_word: whether the dictionary holds a word.
        items: the texts of all items, folded.
    """
    if not 1 < len(titles) <= MOST_TITLED:
        return ()
    names = frozenset(roles)
    jobs = [name for name in names if name.isalnum() and is_job_title(name)]
    spoken = {*names, *headings}
    found: list[TitleWords] = []
    for document, title in titles.items():
        others = "\n".join(other for one, other in titles.items() if one is not document)
        said = "\n".join(name for name in spoken if name not in title)
        for name in jobs:  # 仓库管理员 in a title names the job
            title = title.replace(name, " ")
        for run in _TITLE_RUN.findall(title):
            for words in _stretches(run[:_TITLE_CHARS]):
                if words in others or words in names:
                    continue
                proper = run.startswith(words) and not is_word(words)
                found.append(TitleWords(document, words, words not in said and words not in items, proper))
    return tuple(sorted(found, key=lambda name: (-len(name.words), name.words)))


def _stretches(run: str) -> list[str]:
    """Every stretch of two characters and more that a name may be: no word of form and no half of one (职 of 职责)."""
    pieces = (piece.strip(_JOINTS) for piece in _FORM.split(run))
    return [p[a:b] for p in pieces for a in range(len(p)) for b in range(a + 2, len(p) + 1)]
