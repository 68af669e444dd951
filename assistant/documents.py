"""Which document a question is scoped to: by its title or file name ("车间管理制度第五条"), or by its company.

A title is named by any stretch of it that ends in a word for a document (…管理制度, …守则, …招聘页), a company by
the part of its name that no other text bears ("晟泰克那几个岗位").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.departments import Unit, take_unit
from assistant.headings import KIND_WORDS, heading_key
from assistant.knowledge import Knowledge
from assistant.lexicon import Lexicon
from assistant.normalise import numeral
from corpus.model import Document, DutyList
from index.text import folded

_NOUN = (
    r"(?:管理制度|制度|守则|规定|规程|办法|细则|条例|说明书汇编|说明书|手册|徵才启事|启事|公告|通知|简章|招聘页|招聘信息|急聘|急招"
    r"|网页|页面|范文|岗位分工|分工|工作纪律|汇编|须知|公约|章程|指引)"
)
_NAMED = re.compile(rf"[\u4e00-\u9fffa-z0-9()]{{2,30}}?{_NOUN}")
_FILE = re.compile(r"[\w\u4e00-\u9fff\-]{1,40}\.(?:txt|md|docx?|pdf|html?|xlsx?|csv)", re.IGNORECASE)
_BEHIND = (
    r"(?:这|那)?(?:份|个|篇|张|几个)?(?:文档|文件|文本|材料|网页|页面|页)?(?:里面?|中|上|内|当中)?(?:的)?"
)
_STEM = re.compile(r"^\d+[_\-、.\s]*|\.[a-z]+$")
_LEAST = 4
_OWN_CHARS = 2  # before the noun: 车间|管理制度; 管理制度 alone is a matter
# What is done to documents: "谁负责制定管理制度" asks for a duty.
_MADE = re.compile(
    r"(?:制定|制订|修订|起草|编写|编制|执行|遵守|落实|宣传|贯彻|完善|建立|审核|签订|发布)(?:的)?$"
)
_COMPANY_LEAST = 3
_COMPANY_FIELDS = ("公司", "企业", "单位", "招聘单位")
_PLACE_OR_FORM = re.compile(
    r"(?:有限|责任|股份|集团|总|分)*公司$|科技|技术|实业|贸易|商贸|发展|咨询|服务|投资|控股|模塑|地产|房产|经纪|网络|信息|管理|文化|传媒|食品|电子|有限|责任"
)


def take_documents(
    text: str, knowledge: Knowledge, lexicon: Lexicon | None = None
) -> tuple[str, tuple[Document, ...]]:
    """``text`` without the document it names, and that document; untouched where none or several fit."""
    if found := _FILE.search(text):
        named = tuple(d for d in knowledge.documents.values() if folded(d.name) == folded(found.group()))
        if named:
            return _without(text, found.group()), named
    for match in _NAMED.finditer(text):
        if best := _by_title(match.group(), knowledge):
            words, documents = best
            if len(documents) == 1 and not _MADE.search(text[: text.lower().find(words)]):
                return _without(text, words), documents
        if lexicon and (called := _by_other_words(match.group(), knowledge, lexicon)):
            return _without(text, called[0]), (called[1],)
    text, documents = _take_company(text, knowledge)
    if not documents:
        text, documents = _take_own_name(text, knowledge)
    return (text, documents) if documents else _take_department(text, knowledge)


def _take_department(text: str, knowledge: Knowledge) -> tuple[str, tuple[Document, ...]]:
    """The documents of the department that alone is asked about (see ``departments``)."""
    view = folded(text)
    if len(view) != len(text):
        return text, ()

    def headings(unit: Unit) -> list[str]:
        own = {document.id for document in unit.documents}
        said = [s.key for s in knowledge.sections if s.document_id in own]
        titles = [folded(document.title) for document in unit.documents]
        return [*said, *titles, *(word for _, words in KIND_WORDS for word in words)]

    taken = take_unit(view, knowledge.units, knowledge.names_near(view), headings)
    return (taken[0], taken[1].documents) if taken else (text, ())


# What shows that the words before it are where to look: "学校那份", "物业的那份文件"; "老灶台那边" may be people, too.
_TEXT_POINTED = re.compile(
    r"^(?:的)?(?:那|这)(?:份|个?(?:文件|文档|页面?|规定|制度))|^的?(?:文件|文档|材料|页面)(?:里|中)?"
)
_POINTED = re.compile(r"^(?:的)?(?:那|这)(?:边|家|个?(?:公司|单位|店))")
# "物业那边设了几个岗位", "物业四个岗位里": whose jobs are counted is a house, whatever else its name is.
_JOBS_OF = re.compile(
    r"^(?:的)?(?:(?:那|这)(?:边|块|家|里|头))?(?:一共|总共|都|共|里面?)*(?:设|有|招|管|配|写|列|讲|提|涉及)?(?:到|了|着)?(?:哪?几|多少|哪些|[一二两三四五六七八九十\d]+)个?(?:岗位|职位|岗)"
)
_OWN_LEAST = 3  # characters of a title that name a document without more: 老灶台, 滨河家园


def _take_own_name(text: str, knowledge: Knowledge) -> tuple[str, tuple[Document, ...]]:
    """The document that bears in its title what no other title, heading or role says: 滨河家园, 老灶台, 远驰.

    Two characters do (学校, 银行) where the question points with them: "学校那份".
    """
    view = folded(text)
    best: tuple[int, int, Document] | None = None
    if len(view) != len(text):
        return text, ()
    near = (
        (at, name)
        for at in range(len(view) - 1)
        for name in knowledge.own_title_words.get(view[at : at + 2], ())
    )
    for at, name in near:
        end = at + len(name.words)
        if not view.startswith(name.words, at) or (best and best[1] - best[0] >= len(name.words)):
            continue
        long = len(name.words) >= _OWN_LEAST or name.proper
        if (
            _TEXT_POINTED.search(view[end:])
            or _JOBS_OF.search(view[end:])
            or (name.own and (long or _POINTED.search(view[end:])))
        ):
            best = (at, end, name.document)
    if best is None:
        return text, ()
    start, end, document = best
    title = folded(document.title)
    while start > 0 and view[start - 1 : end] in title:  # 财|务中心: no word of a title is cut in two
        start -= 1
    while view[end : end + _OWN_CHARS] in title and end + 1 < len(view):  # 滨河家园|项目部, 汇通|银行
        end += next(n for n in range(len(view) - end, 0, -1) if view[end : end + n] in title)
    return _without(text, text[start:end]), (document,)


def _without(text: str, words: str) -> str:
    return re.sub(re.escape(words) + _BEHIND, " ", text, count=1, flags=re.IGNORECASE)


def _by_title(stretch: str, knowledge: Knowledge) -> tuple[str, tuple[Document, ...]] | None:
    """The longest tail of ``stretch`` that stands in some title, and the documents that bear it."""
    noun = re.search(_NOUN + "$", stretch)
    titles = {heading_key(d.title) for d in knowledge.documents.values()}
    headings = [form for form, _ in knowledge.spoken_headings if form not in titles]
    own = len(stretch) - _OWN_CHARS - (len(noun.group()) if noun else 0)
    for start in range(min(own, len(stretch) - _LEAST) + 1):
        tail = stretch[start:]
        if any(tail in form for form in headings):
            return None  # a heading inside the document is meant
        bearing = [d for d in knowledge.documents.values() if any(tail in f for f in _forms(d))]
        if bearing:
            whole = all(any(stretch[:start] in f for f in _forms(d)) for d in bearing)
            return (stretch if whole else tail), tuple(bearing)
    return None


def _by_other_words(stretch: str, knowledge: Knowledge, lexicon: Lexicon) -> tuple[str, Document] | None:
    """院感制度 for 医院感染管理…制度: the matter in another word for it, and the noun, in one title alone."""
    noun = re.search(_NOUN + "$", stretch)
    if noun is None:
        return None
    for start in range(noun.start() - _OWN_CHARS + 1):
        own = stretch[start : noun.start()]
        same = [word for word, strength in lexicon.synonyms(own) if strength >= _SAME and len(word) > 1]
        bearing = [
            d
            for d in knowledge.documents.values()
            if any(w in _forms(d)[0] for w in (own, *same)) and noun.group() in _forms(d)[0]
        ]
        if len(bearing) == 1 and not _MADE.search(stretch[:start]):
            return stretch[start:], bearing[0]
    return None


_SAME = 0.95


def _forms(document: Document) -> tuple[str, str]:
    return folded(document.title), _STEM.sub("", _STEM.sub("", folded(document.name)))


def _take_company(text: str, knowledge: Knowledge) -> tuple[str, tuple[Document, ...]]:
    lowered = text.lower()
    found: dict[str, str] = {}
    for document_id, company in knowledge.values_of(_COMPANY_FIELDS):
        if words := _company_words(company, lowered):
            found[document_id] = words
    if len(found) != 1:
        return text, ()
    document_id, words = next(iter(found.items()))
    document = knowledge.documents.get(document_id)
    return (_without(text, words), (document,)) if document else (text, ())


def _company_words(company: str, text: str) -> str | None:
    """The longest stretch of the company's own name that ``text`` holds."""
    own = _PLACE_OR_FORM.split(company)[0]
    stretches = (own[a:b] for a in range(len(own)) for b in range(len(own), a + _COMPANY_LEAST - 1, -1))
    held = [s for s in stretches if s in text]
    return max(held, key=len) if held else None


_ARTICLE = re.compile(r"第\s*([0-9一二三四五六七八九十百]{1,4})\s*条\s*$")
_BEFORE_HEADING = 12


def article_lists(number: int, lists: Sequence[DutyList], knowledge: Knowledge) -> list[DutyList]:
    """The lists whose heading the text prints as that article: "第五条 车间主任不得有下列行为"."""
    found = []
    for entry in lists:
        if entry.heading_start < _BEFORE_HEADING // 4:
            continue
        text = knowledge.source.text(entry.document_id)
        start = entry.heading_start
        before = text[max(0, start - _BEFORE_HEADING) : start].rstrip(" \u3000\t")
        own = re.match(r"第\s*([0-9一二三四五六七八九十百]{1,4})\s*条", entry.heading or "")
        printed = _ARTICLE.search(before) or own
        if printed and numeral(printed.group(1)) == number:
            found.append(entry)
    return found
