"""The reader of duty texts: any text in, roles with lists of points out, every character accounted for.

Text → view (width, script, blanks; same length) → lines and the breaks inside them → markers →
headings, fields, titles, noise → points under their headings → roles → account.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from corpus.parsing import chat, headings, headlines, misread, numerals, prose, roles, terms, titles
from corpus.parsing.account import Account
from corpus.parsing.build import Builder
from corpus.parsing.classify import classify
from corpus.parsing.divisions import body_of
from corpus.parsing.evidence import EVERYBODY, staff_of
from corpus.parsing.items import Walker
from corpus.parsing.lines import Cutter
from corpus.parsing.links import is_link
from corpus.parsing.offers import is_term
from corpus.parsing.pagejob import defined, spoken_of
from corpus.parsing.result import Parse, ParsedDocument, ParseResult
from corpus.parsing.rows import Row, printed
from corpus.parsing.sharing import unit_of
from corpus.parsing.view import normalise, page_feet

__all__ = ["PARSER_VERSION", "UNNAMED", "parse"]

#: Bumped whenever the same text may be read otherwise than before.
PARSER_VERSION = "26"


def parse(text: str, *, name: str = "") -> Parse:
    """Read a duty text. Never raises on mess: what cannot be placed is dropped with a reason.

    Args:
        text: the document's text as read; offsets in the result are code points into it.
        name: the document's name, the last resort for a title.

    Returns:
        The contract's result and the account: every non-blank character in exactly one segment.
    """
    view = normalise(text)
    rows = classify(Cutter(text, view).cut(), view, text)
    repairs = sorted(
        [*numerals.mend(rows, view, text), *misread.repairs(rows, text)], key=lambda repair: repair.start
    )
    outline = chat.hand_outs(rows, view) or Walker(rows, text, view).walk()
    account = Account(text)
    for row in rows:
        if row.type == "noise":
            account.drop(row.start, row.end, row.reason)
    for start, end in page_feet(text):
        account.drop(start, end, "page number")
    own = [row for row in rows if not _of_menu(row)]
    title = _title(own, text, name)
    fallback, staff = body_of(rows) or _kind_of_work(rows) or _fallback(title, name), staff_of(own)
    if fallback == UNNAMED and staff is not None and not staff.endswith(EVERYBODY):
        fallback = staff  # 宿管员须知: all its lists are his
    found = Builder(
        text, rows, outline, account, _page_role(own, text, view), fallback, staff, unit_of(own)
    ).build()
    titles_found = [role.title for role in found]
    if UNNAMED in titles_found and (spoken := spoken_of(rows)) not in (None, *titles_found):
        found = [
            role.model_copy(update={"title": spoken}) if role.title == UNNAMED else role for role in found
        ]
    segments, dropped = account.close()
    document = ParsedDocument(name=name, title=title, chars=len(text))
    return Parse(ParseResult(document=document, roles=found, dropped=dropped, repairs=repairs), segments)


def _kind_of_work(rows: list[Row]) -> str | None:
    """The work under which a site files a post whose name is not printed (职能类别：俄语翻译), if it is one and no job is named."""
    if any(row.type == "title" or (row.type == "field" and row.name is not None) for row in rows):
        return None
    told = [
        row.text.split(":", 1)[-1].strip() for row in rows if row.type == "field" and row.label == "职能类别"
    ]
    return told[0] if len(told) == 1 and titles.looks_like_title(told[0], longest=12) else None


def _of_menu(row: Row) -> bool:
    """Whether a row is a menu's, which stands over a page's own first lines; a path of links may name the page."""
    return row.type == "noise" and (
        row.reason == "menu" or (row.reason == "navigation" and is_link(row.text))
    )


#: What a job is called whose text names it nowhere.
UNNAMED: Final = "未命名岗位"
#: A sentence that hires names whom; 满三年可竞聘领班 does not.
_CALLS: Final = re.compile(r"招聘|[诚急热特直高]聘|聘请|聘用|招募|征聘|聘:|聘$|开招|招人|热招|急招|加入")
#: Noise that a headline may be taken for; a side bar never is one.
_HEADLINE = ("navigation", "boilerplate", "metadata", "tag")


#: What is stamped on a document is not its title (【内部资料 请勿外传】, （扫描识别稿，未校对）).
_STAMP: Final = re.compile("内部(?:资料|文件|使用)|请勿(?:外传|转发)|扫描(?:件|稿|识别)|未(?:经)?校对|受控")
_LONGEST_STAMP: Final = 16


def _title(rows: list[Row], text: str, name: str) -> str:
    """Return the first line that could be a headline, else the document's name without its suffix."""
    for place, row in enumerate(rows[:8]):
        if row.cell and row.type == "text":
            continue  # a table's first cell names nothing
        if row.marker is None and len(row.text) <= _LONGEST_STAMP and _STAMP.search(row.text):
            continue
        if row.type == "field" and row.name is not None and row.body < row.end:
            return text[row.body : row.end]
        if (
            row.type in ("title", "heading", "text")
            and row.marker is None
            and len(row.text) <= 60
            and " > " not in row.text
        ):
            title = _unframed(text[row.start : row.end].strip("# \u3000:：*="))
            return title + _second_line(row, rows[place + 1 : place + 2], text)
        if row.type == "text":
            break
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _second_line(row: Row, below: list[Row], text: str) -> str:
    """The rest of a regulation's title that stands on a second line (村法律顾问 / 微信群管理办法(试行)), else nothing."""
    rest = below[0] if below else None
    if rest is None or row.type != "text" or rest.type not in ("text", "heading"):
        return ""
    plain = rest.fresh and not rest.gap and rest.marker is None and not rest.cell and len(rest.text) <= _REST
    parted = _RULES.search(row.text) is None and not row.text.endswith((":", "。"))
    rules = plain and parted and _RULES.search(text[rest.start : rest.end]) is not None
    return text[rest.start : rest.end] if rules and ":" not in rest.text else ""


_REST: Final = 24  # characters


def _unframed(title: str) -> str:
    """Take off brackets that frame the whole title or lost their partner; 《消防法》要点 and 【诚聘】店长 keep their own."""
    close = {"《": "》", "【": "】"}.get(title[:1])
    if close is None:
        return title
    if title[0] == "【" and close not in title:
        return title[1:].strip()
    return title[1:-1].strip() if title.find(close) == len(title) - 1 else title


#: A regulation or a collection is about itself, no job is called so.
_RULES: Final = re.compile(
    r"(?:制度|规定|办法|守则|细则|条例|规程|手册|通知|公告|规范|须知|方案|汇编|启事|简章|公约|章程|责任书|责任状|承诺书|告知书|协议书|大全|范本|合集|招聘 ?\d*)(?:\d{1,2}篇)?(?:\s*[(（][^()（）]*[)）])?$"
)


def _fallback(title: str, name: str) -> str:
    """Return what to call the job of a text that names none: the file's job, else the headline, else 未命名岗位."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    title = _FILED.sub("", title)
    cut = headlines.from_headline(stem)
    if cut is not None:
        return stem[cut[0] : cut[1]]
    head = headings.read(normalise(title)) if title else None
    if head is not None and head.name is not None and head.kind == "duty":
        return head.name
    plain = (
        title
        and _RULES.search(title) is None
        and title.strip() not in _OPENINGS
        and len(title) <= 24
        and re.search(r"[\u4e00-\u9fffA-Za-z]{2}", title) is not None
        and re.match(r"\d{1,2}(?:\.\d{1,2})+", title) is None  # 2.3.6 日常安全检查
        and not terms.is_terms(normalise(title))
        and headings.read(normalise(title)) is None
        and headings.read(misread.mend(f"{normalise(title)}:") or "") is None
        and not re.search(r"[,，;；:：。!！?？|]|\d+(?:号|室|楼|层|栋|座|幢)", title)
    )
    return title if plain and title != stem else UNNAMED


#: What opens a text is a part of it (引言 / 辅警招聘…).
_OPENINGS: Final = frozenset("引言 前言 导言 导语 序言 序 概述 概况 简介 背景 摘要 目录 正文 说明".split())
#: A file's suffix or a page's number behind a title (仓管员说明书_第1页, 管理制度.docx).
_FILED: Final = re.compile(r"(?:\.(?:docx?|pdf|txt|md|xlsx?|pptx?|wps)|[ _-]+第\d{1,3}页)$", re.I)
#: What an employer is in (娱乐/餐饮+互联网/电子商务+咨询/顾问) ends in a job's noun by chance.
_TRADES: Final = re.compile(r"[\w()]{2,8}(?: ?[/+|] ?[\w()]{2,8}){3,}")


#: A chart of posts on one line names nobody's page (安装组(15人) 组长3人 安装工11人).
_COUNTED: Final = re.compile(r"\d+ ?[人名]|[一二两三四五六七八九十][人名]")
_MANY: Final = 3


def _page_role(rows: list[Row], text: str, view: str) -> str | None:
    """Return the job that the page's headline names."""
    listed = False
    for row in [row for row in rows if row.type == "text" and not row.said][:_FIRST_SENTENCES]:
        if row.marker is None and (name := defined(row.text)) is not None:
            return printed(text, view, row, name)
    if (said := _defined_over_duties(rows[:_FIRST_ROWS])) is not None:
        return printed(text, view, *said)
    for row, after in zip(rows[:24], (*rows[1:25], None), strict=False):
        if row.said:
            continue
        duties = row.type == "heading" and row.heading is not None and row.heading.kind == "duty"
        listed = listed or (duties and after is not None and after.type == "text")
        if (
            row.type == "text"
            and len(row.text) <= 60
            and (cut := headlines.from_question(row.text)) is not None
        ):
            return printed(text, view, row, row.text[cut[0] : cut[1]])
        if row.type == "title" and row.name and row.marker is None and not listed:
            return row.name  # one that follows a list is the next post
        if (
            (row.type == "text" or row.reason in _HEADLINE)
            and row.marker is None
            and len(row.text) <= 100
            and (not row.ended or _CALLS.search(row.text) is not None)
            and _TRADES.fullmatch(row.text) is None
            and len(_COUNTED.findall(row.text)) < _MANY
        ):
            cut = headlines.from_headline(row.text) or (
                headlines.bound_by(row.text) if row.type == "text" or row.reason == "navigation" else None
            )
            if cut is not None:
                name = row.text[cut[0] : cut[1]]
                paid = _paid_post(rows, name) if _PATH.search(row.text) is not None else None
                return printed(text, view, *(paid or (row, name)))
    told = _told_owner(rows, text, view)
    told = told if told is not None else _collected(rows, text, view)
    return told if told is not None else _wanted(rows, text, view)


#: 首页 > 大连人才网 > 大连Java开发工程师招聘: what a path of links says of a posting is a site's own name for it.
_PATH: Final = re.compile(r" ?[>»›] ?")


def _paid_post(rows: list[Row], called: str) -> tuple[Row, str] | None:
    """The line of a job's name right over its pay, where it ends as the path of links calls it (高级Java开发工程师 / 8-13K)."""
    for row, pay in itertools.pairwise(rows[:_HEAD_ROWS]):
        named = row.type in ("text", "title") and row.marker is None and titles.looks_like_title(row.text)
        if named and is_term(pay.text) and row.text[-_SAME_NOUN:] == called[-_SAME_NOUN:]:
            return row, row.text
    return None


_HEAD_ROWS: Final = 40
_SAME_NOUN: Final = 3  # characters


def _wanted(rows: list[Row], text: str, view: str) -> str | None:
    """Return the one job that the first lines of a post in a forum look for (本店急招烘焙师2名)."""
    first = [row for row in rows[:_OPENING] if row.marker is None or row.marker.number is None]
    found = [(row, name) for row in first if (name := prose.wanted(row.text)) is not None]
    return printed(text, view, *found[0]) if len({name for _, name in found}) == 1 else None


def _defined_over_duties(rows: list[Row]) -> tuple[Row, str] | None:
    """The job that a sentence between two headings of duties defines (岗位职责 / 书记员是…人员，在… / 主要职责包括：)."""
    for over, row, below in zip(rows, rows[1:], rows[2:], strict=False):
        heads = (one.heading.kind if one.type == "heading" and one.heading else None for one in (over, below))
        if row.type == "text" and all(kind == "duty" for kind in heads):
            name = defined(row.text, over_duties=True)
            if name is not None:
                return row, name
    return None


_FIRST_ROWS: Final = 8
_OPENING: Final = 3  # rows
_FIRST_SENTENCES: Final = 2  # rows


def _collected(rows: list[Row], text: str, view: str) -> str | None:
    """Return the job whose duties the page's introduction says it has put together."""
    for row in rows[:_INTRODUCES]:
        plain = row.marker is None and not row.cell and not row.said
        if plain and (cut := headlines.collected(row.text)) is not None:
            return printed(text, view, row, row.text[cut[0] : cut[1]])
    return None


#: Rows at a page's head in which it introduces itself.
_INTRODUCES: Final = 6


#: 后勤处在校党委和校行政的领导下…。其主要工作职责是：
_UNIT_ACTS: Final = re.compile(
    r"(?P<unit>[\u4e00-\u9fff]{1,9}?(?:部|处|科|室|中心|局|站|队|组|院|委员会|分会|公司))(?=在|是|为(?!了)|负责|作为|隶属|代表|主要|承担|,)"
)


def _told_owner(rows: list[Row], text: str, view: str) -> str | None:
    """Return the job that the sentence right over the first duties names (本处的统计主任负责编制…。工作包括：)."""
    for row, after in itertools.pairwise(rows[:24]):
        head = after.heading if after.type == "heading" else None
        if head is None or head.kind != "duty":
            continue
        if row.type != "text" or row.marker is not None or head.name is not None:
            return None
        if head.prefix.startswith("其") and (unit := _UNIT_ACTS.match(row.text)) is not None:
            return printed(text, view, row, unit.group("unit"))
        who = (roles.person_of(row.text) or "").rsplit("的", 1)[-1]
        sure = who not in titles.GENERIC and titles.ends_in_job(who) and "负责" in row.text[len(who) :]
        return printed(text, view, row, who) if sure else None
    return None
