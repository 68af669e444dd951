"""What each row is: field, heading, title or text, judged by its words and its neighbours."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Final

from corpus.parsing import fields, headings, misread, noise, tables, titles
from corpus.parsing.addressed import mark_addressed
from corpus.parsing.assignments import assign
from corpus.parsing.blankfields import mark_blank_fields
from corpus.parsing.buttons import cut_buttons
from corpus.parsing.calls import cut_calls
from corpus.parsing.counted import FIGURES
from corpus.parsing.divisions import divide
from corpus.parsing.fieldrows import mark_among_fields, mark_empty_labels, mark_fields, mark_signatures
from corpus.parsing.flattened import lay_out
from corpus.parsing.gluedforms import mark_glued_forms
from corpus.parsing.gluedtitles import cut_glued_titles
from corpus.parsing.infoboxes import mark_infobox
from corpus.parsing.jobforms import cut_labelled_jobs, mark_listed_posts
from corpus.parsing.jobglossary import cut_glossary
from corpus.parsing.jobrows import mark_jobs
from corpus.parsing.jobsections import (
    mark_aspects,
    mark_own_headings,
    mark_parts,
    mark_signed_sections,
    mark_topics,
)
from corpus.parsing.kinds import kind_of_phrase, opens_duty, speaks_duty
from corpus.parsing.labelcells import unfold_labels
from corpus.parsing.matrices import mark_matrices
from corpus.parsing.nestedbullets import mark_nested
from corpus.parsing.offers import mark_site_lines
from corpus.parsing.rejoining import cut_glued_tails, join_serials, join_vertical, rejoin_labels
from corpus.parsing.result import Kind
from corpus.parsing.rows import Row, printed
from corpus.parsing.runtogether import cut_tails
from corpus.parsing.shares import mark_shares
from corpus.parsing.slots import mark_slots
from corpus.parsing.spacedfields import mark_spaced
from corpus.parsing.stackedlabels import mark_paired_cells, mark_stacked
from corpus.parsing.termcards import mark_term_cards
from corpus.parsing.termfields import take_terms
from corpus.parsing.titles import looks_like_title

#: 招聘程序, 报名办法 name a step of hiring, they ask nobody to do it.
_HIRING: Final = re.compile(
    r"(?:公开)?(?:招聘|招录|报名|应聘|面试|录用|考试|考核|聘用|体检)(?:工作)?(?:的|及)?"
)
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_TURN: Final = re.compile(r"[上下]一?[篇页条章节则]\s?:")
_BREADCRUMB: Final = re.compile(r"(?:位置|首页|目录)[^>»›]{0,8}[>»›]")


#: A scanner's blank inside a name (原料 保管员), which nobody would type.
_GAP: Final = re.compile(
    r"(?:(?<=^[\u4e00-\u9fff])|(?<=^[\u4e00-\u9fff]{2}))[ \u3000]+(?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff]$)"
)


#: The rest of an outline's number that stands before a name (5.|1.1 院长职责).
_OUTLINE: Final = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?= ))[.、 ]*(?=[\u4e00-\u9fff])")


def classify(rows: list[Row], view: str, source: str) -> list[Row]:
    """Type every row; returns the rows, some of them joined or split."""
    rows = mark_spaced(cut_buttons(cut_tails(join_vertical(rows), view), view), view)
    rows = mark_glued_forms(rows, view)
    for row in rows:
        row.heading = _heading(row) if row.type == "text" else None
        if row.heading is not None:
            row.type = "heading"
    mark_matrices(rows)
    mark_nested(rows)
    _closed_headings(rows)
    _company_sections(rows)
    rows = join_serials(rows)
    _siblings(rows)
    _tags(rows)
    _among_benefits(rows)
    rows = lay_out(cut_glossary(cut_labelled_jobs(rows, view), view))
    rows = unfold_labels(tables.unfold(rejoin_labels(rows, view), view))
    mark_site_lines(rows)
    mark_signatures(rows)
    mark_shares(rows)
    mark_infobox(rows, view)
    mark_stacked(rows)
    mark_paired_cells(rows)
    mark_blank_fields(rows, view)
    mark_fields(rows, view)
    mark_among_fields(rows, view)
    mark_empty_labels(rows)
    mark_listed_posts(rows)
    rows = cut_calls(assign(divide(rows, view), view))
    noise.mark(rows, source)
    _childless_benefits(rows)
    rows = cut_glued_titles(cut_glued_tails(rows, view), view)
    solid = [row for row in rows if row.type != "noise"]
    mark_topics(solid)
    mark_signed_sections(solid)
    mark_aspects(solid)
    mark_jobs(rows)
    mark_term_cards(rows)
    mark_parts([row for row in rows if row.type != "noise"])
    mark_own_headings([row for row in rows if row.type != "noise"])
    _values(rows)
    mark_slots([row for row in rows if row.type != "noise"])
    _like_headings(rows)
    _hashed(rows, view)
    for row in rows:
        if row.name is not None and row.type == "title":
            row.name = _GAP.sub("", printed(source, view, row, row.name))
        elif row.heading is not None and (name := row.heading.name or row.heading.weak_name) is not None:
            name = _GAP.sub("", printed(source, view, row, _OUTLINE.sub("", name) or name))
            row.heading = (
                replace(row.heading, name=name) if row.heading.name else replace(row.heading, weak_name=name)
            )
    mark_addressed(rows)
    return take_terms(rows, view)


_DEGREE: Final = re.compile(
    r"(?:初中|高中|中专|中技|高职|大专|专科|本科|硕士|博士|研究生|不限)(?:学历)?(?:及?以[上下])?(?:学历)?"
)


def _values(rows: list[Row]) -> None:
    """The cell behind a label is what it says, no job's name (学历要求 | 高中及以上 | 岗位职责 | …)."""
    for label, row in itertools.pairwise(rows):
        beside = label.cell and row.cell and row.line == label.line and label.type in ("heading", "field")
        if beside and row.type == "title" and (_DEGREE.fullmatch(row.text) or not titles.is_sure(row.text)):
            row.type, row.name = "text", None


def _heading(row: Row) -> headings.Heading | None:
    if not row.text or len(row.text) > 60 or _BREADCRUMB.search(row.text) is not None:
        return None
    if _TURN.match(row.text) is not None:
        return None  # 下一条：消防应急预案
    found = headings.read(row.text)
    if found is None and row.fresh and (mended := misread.mend(row.text)) is not None:
        found = headings.read(mended)
        told = found is not None and (not found.prefix or found.name is not None) and len(found.word) > 3
        return found if told else None
    if found is None or (row.text[0] == "#" and found.prefix and row.text[1:2] not in "# "):
        return None  # #傾聽您的需求-五星級工作環境 is a tag
    if not (found.colon or found.wrapped) and _DONE_TO.search(row.text) is not None:
        return None  # 每学期对各社团干部进行考核
    if row.marker is not None and row.marker.style == FIGURES and not found.colon:
        return None  # 5店长底薪+补贴400, counted as the lines above it
    if row.marker is not None and row.marker.number is None and found.prefix.count("、") > 1:
        return None  # ◆ 薪酬绩效、培训发展、员工关系: several matters side by side
    if (
        not (found.colon or found.wrapped)
        and headings.NAMED_TWICE.sub("", row.text).count(" ") > 1
        and _words(row.text) > 1
    ):
        return None  # 五险 包住 夜班补贴 高温补贴: words side by side, but not 任职条件 Who you are
    if (
        found.kind == "other"
        and not (found.colon or found.wrapped)
        and (len(found.prefix) > 8 or opens_duty(found.prefix))
        and headings._ORGAN.match(found.prefix) is None
        and found.word not in headings._SHORT_WORDS
    ):
        return None  # 面试前先了解企业的工商信息
    if (
        not (found.colon or found.wrapped)
        and found.word in headings._SHORT_WORDS
        and found.name is None
        and found.kind in ("requirement", "benefit", "authority")
        and len(found.prefix) > _LONGEST_TOPIC
    ):
        return None  # 持续改进现有代码以应对日益增长的多样化需求
    if (
        not (found.colon or found.wrapped)
        and found.word in headings._SHORT_WORDS
        and (found.name is None or not titles.is_sure(found.name))
        and found.serial is None
    ):
        if (
            found.prefix
            and found.weak_name is None
            and (opens_duty(found.prefix) and len(found.prefix) > 1)
            and headings._ORGAN.match(found.prefix) is None
            and found.word not in ("职责", "待遇")
            and _HIRING.fullmatch(found.prefix) is None
        ):
            return None  # 分析客户需求, 优化业务流程: an act, no heading
        if not row.fresh and found.prefix:
            return None
    return found


_DONE_TO: Final = re.compile(r"对[^,;。:]{1,14}进行[\u4e00-\u9fff]{2,4}$")
_LONGEST_TOPIC: Final = 14  # characters before 要求, 待遇, 权限 without a colon
_LONGEST_CLOSED: Final = 24


def _closed_headings(rows: list[Row]) -> None:
    """A list's name right over its number 1 is a heading, though a full stop closes it by a slip (三、门卫岗位职责。 / 1、…)."""
    for row, after in itertools.pairwise(rows):
        text = row.text.rstrip(_CLOSES)
        if row.type != "text" or text == row.text or len(text) > _LONGEST_CLOSED or row.cell or not row.fresh:
            continue
        inner = after.marker
        first = after.fresh and inner is not None and inner.number == 1
        deeper = row.marker is None or (inner is not None and inner.style != row.marker.style)
        head = headings.read(text) if first and deeper else None
        if head is None or head.kind not in ("duty", "requirement"):
            continue
        whole = head.word in headings._FULL_WORDS and not head.prefix
        if whole or (head.name is not None and (head.word == "职责" or head.word in headings._FULL_WORDS)):
            row.type, row.heading = "heading", head


_CLOSES: Final = "。;,.、"


_COMPANY: Final = re.compile("公司|企业|集团|单位|门店|酒店|学校|医院")


def _company_sections(rows: list[Row]) -> None:
    """简介 right below 公司概况 tells of the company, of no post."""
    for above, row in itertools.pairwise(rows):
        over, head = above.heading, row.heading
        told = over is not None and over.kind == "other" and _COMPANY.search(over.word) is not None
        if told and head is not None and head.kind == "overview" and not head.prefix:
            row.heading = replace(head, kind="other")


def _words(text: str) -> int:
    return sum(_HAN.search(piece) is not None for piece in text.split(" "))


_FRAMED: Final = re.compile(r"[【\[〔《]([^【】\[\]]{2,14})[】\]〕》]:?")


#: 🚀 你的职责, 💰 薪酬与合作模式: a picture in front, each heading its own.
_PICTURE: Final = re.compile("[\U0001f300-\U0001faff\u2728]")


def _like_headings(rows: list[Row]) -> None:
    """An unknown line in the dress of the page's headings is one (【面試資訊】 beside 【工作地點】, ▌注意 beside ▌福利)."""
    forms: dict[str, list[Row]] = {}
    for row in rows:
        signed = row.marker is not None and row.marker.number is None
        framed = row.marker is None and row.text[:1] in "【[〔《" and _FRAMED.fullmatch(row.text) is not None
        if row.type in ("heading", "text") and (row.fresh or framed) and not row.cell and (framed or signed):
            form = row.text[0] if framed else row.marker.style if row.marker is not None else ""
            form = "picture" if _PICTURE.fullmatch(form.removeprefix("bullet")) else form
            forms.setdefault(form, []).append(row)
    for alike in forms.values():
        known = sum(row.type == "heading" for row in alike)
        if known < 2 or known * 2 < len(alike):
            continue
        for row in alike:
            text = row.text.strip("【】[]〔〕《》: ")
            plain = 2 <= len(text) <= 12 and not row.ended and re.search("[,;:。!?]", text) is None
            if row.type == "text" and plain:
                kind = kind_of_phrase(text) or "other"
                row.type, row.heading = (
                    "heading",
                    headings.Heading(kind, text, "", None, None, None, False, False, True),
                )


#: ## 工作性质: what Markdown sets apart is a heading, whatever its words.
_HASHED: Final = re.compile(r"#{2,6} ?(?P<text>[^#,;。:!?]{2,20})")


def _hashed(rows: list[Row], view: str) -> None:
    """A Markdown heading of the second level and below, whose words say nothing to us, heads a matter of its own.

    Deeper ones right below a list's heading part that list (## 工作内容 / ### webapp方向 / …).
    """
    under: Kind | None = None
    level = 0
    for row, below in itertools.zip_longest(rows, rows[1:]):
        told = (
            _HASHED.fullmatch(row.text) if row.type == "text" and row.marker is None and row.fresh else None
        )
        if told is None:
            if row.type in ("heading", "title"):
                under = row.heading.kind if row.heading is not None and row.type == "heading" else None
                level = _level(row, view)
            continue
        text = told.group("text").strip()
        if below is not None and _is_somebody(text, below.text):
            row.type, row.name, under = "title", text, None
            continue
        if not row.cell and not titles.has_job(row.text):
            kind = "other" if fields.is_label(text) else kind_of_phrase(text) or "other"
            deeper = 0 < level < _level(row, view)
            kind = under if kind == "other" and deeper and under is not None else kind
            row.type, row.heading = (
                "heading",
                headings.Heading(kind, text, "", None, None, None, False, False, True),
            )


def _level(row: Row, view: str) -> int:
    """How many signs of Markdown a heading has, those that were cut off before it counted in."""
    begin = view.rfind("\n", 0, row.start) + 1
    lead = view[begin : row.body]
    return lead.count("#") + (len(row.text) - len(row.text.lstrip("#")) if row.text[:1] == "#" else 0)


#: ### Committer / Committer 是具有写权限的个人，包含以下标准：
_SOMEBODY: Final = re.compile(
    r" ?(?:是|指|是指)[^。;:]{0,60}?(?:个人|的人|成员|人员|角色|人士|者)(?=[,。;:(]|$)"
)


def _is_somebody(name: str, sentence: str) -> bool:
    """Whether the sentence below a heading says that it names people."""
    return sentence.startswith(name) and _SOMEBODY.match(sentence, len(name)) is not None


def _siblings(rows: list[Row]) -> None:
    """Among headings of one form (三、水电岗位职责 between 二、出纳岗位职责 …) what stands before is a job."""
    forms: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.heading is not None and row.heading.kind == "duty" and row.heading.prefix:
            style = row.marker.style if row.marker is not None else ""
            forms.setdefault((style, row.heading.word), []).append(row)
    for alike in forms.values():
        named = sum(row.heading is not None and row.heading.name is not None for row in alike)
        if not named:
            continue
        if (
            named == 1
            and len(alike) >= _MANY_ALIKE
            and all(row.heading.word in _FUNCTIONS for row in alike if row.heading)
        ):
            _unname(alike)  # 文秘服务职能 between 综合协调职能 and 后勤保障职能
            continue
        for row in alike:
            head = row.heading
            assert head is not None
            weak = head.weak_name
            if weak is not None and head.name is None and len(weak) <= 12 and not speaks_duty(weak):
                row.heading = replace(head, name=weak, weak_name=None)


_MANY_ALIKE: Final = 3
_FUNCTIONS: Final = frozenset({"职能", "任务", "作用", "定位"})


def _unname(rows: list[Row]) -> None:
    for row in rows:
        if row.heading is not None:
            row.heading = replace(row.heading, name=None, weak_name=None)


def _tags(rows: list[Row]) -> None:
    """A word of pay among other short plain lines is a tag of the page (五险一金 / 年终奖金 / 弹性工作)."""
    for index in range(1, len(rows) - 1):
        head = rows[index].heading
        if (
            head is not None
            and head.kind == "benefit"
            and head.word in headings._SHORT_WORDS
            and head.prefix
            and head.name is None
            and not (head.colon or head.wrapped)
            and all(_tag(rows[place]) for place in (index - 1, index, index + 1))
        ):
            rows[index].type, rows[index].heading = "text", None


def _among_benefits(rows: list[Row]) -> None:
    """Among the lines below 福利 a line like 旺季奖金, 广阔的成长空间 or 晋升空间 is one of them, no heading of its own."""
    above: Row | None = None
    form: Row | None = None
    plain = False
    spaced = sum(row.gap for row in rows) * 4 >= len(rows) * 3  # an empty line above each parts nothing
    for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        head = row.heading
        if head is None:
            form = form or row
            plain = plain and row.marker is None
            continue
        bare = not (head.colon or head.wrapped) and (spaced or not row.gap)
        offered = above is not None and bare and head.kind in _OFFERS and _is_offer(head, row)
        alone = before is above and row.marker is not None and (after is None or after.marker is None)
        listed = offered and ((plain and row.marker is None) or alone)
        counted = above is not None and bare and _counted_on(form, before, row, after)
        tagged = (
            above is not None
            and bare
            and head.kind == "benefit"
            and row.marker is None
            and _between_tags(before, after)
        )
        if listed or counted or tagged:
            row.type, row.heading = "text", None
        else:
            above, form, plain = (row if head.kind == "benefit" else None), None, True


_OFFERS: Final = ("benefit", "condition")


def _is_offer(head: headings.Heading, row: Row) -> bool:
    """Whether a heading's words praise what they name (舒适的办公环境) or name one benefit (旺季奖金)."""
    praised = "的" in head.prefix or row.text.startswith(f"{head.prefix}的")
    return bool(head.prefix) and (praised or (head.kind == "benefit" and head.word in headings._SHORT_WORDS))


def _counted_on(form: Row | None, before: Row | None, row: Row, after: Row | None) -> bool:
    """Whether a row bears the sign or the next number of the points around it (2、绩效奖金 / 3、晋升空间 / 4、…)."""
    if form is None or form.marker is None or row.marker is None or row.marker.style != form.marker.style:
        return False
    if after is not None and after.type == "text" and after.marker is None and not after.gap:
        begins = looks_like_title(after.text) or fields.is_label(after.text.split(":")[0])
        if not begins:
            return False  # 3、晋升空间 over its sentence
    if (
        after is not None
        and after.marker is not None
        and after.marker.style != row.marker.style
        and not after.gap
    ):
        return False
    number = row.marker.number
    if number is None:
        return True
    return before is not None and before.marker is not None and before.marker.number == number - 1


def _between_tags(before: Row | None, after: Row | None) -> bool:
    """Whether the lines around one are short and plain and head nothing (节日福利 / 晋升空间 / 餐费补贴)."""
    return all(
        one is not None
        and one.marker is None
        and one.type == "text"
        and not one.cell
        and len(one.text) <= _TAG_CHARS
        and _CLAUSE.search(one.text) is None
        for one in (before, after)
    )


_TAG_CHARS: Final = 10
_CLAUSE: Final = re.compile(r"[,，;；。:：]")


def _childless_benefits(rows: list[Row]) -> None:
    """Below 员工福利 a bare line such as 晋升机会 that heads nothing (links or another heading follow) is one of them."""
    over: Row | None = None
    for row, after in itertools.zip_longest(rows, rows[1:]):
        head = row.heading if row.type == "heading" else None
        if head is None:
            over = over if row.type == "text" and row.marker is None and row.fresh else None
            continue
        bare = not (head.colon or head.wrapped) and row.marker is None and not row.gap and row.fresh
        nothing = after is None or after.type in ("noise", "heading")
        if over is not None and bare and head.kind == "benefit" and nothing:
            row.type, row.heading = "text", None
        else:
            over = row if head.kind == "benefit" else None


def _tag(row: Row) -> bool:
    return (
        row.marker is None
        and row.fresh
        and 2 <= len(row.text) <= 6
        and not row.ended
        and not looks_like_title(row.text)
    )
