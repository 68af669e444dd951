"""Noise: what a page prints around its duties (navigation, side bars, footers, calls, tags).

Two kinds of evidence: words that sites use everywhere, and the page's own habits (a short line that
comes again and again is a link; lines cut off with ``...`` and closed by the same link are snippets
of other postings).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import cards
from corpus.parsing.kinds import CONTAINERS, opens_duty
from corpus.parsing.links import is_buttons, is_link
from corpus.parsing.menus import mark_beside_boilerplate, mark_menus, mark_menus_in_lines, mark_running_heads
from corpus.parsing.rows import Row, silence
from corpus.parsing.sidebars import mark_repeated, mark_side_bars, mark_snippets
from corpus.parsing.terms import mark_terms

_FOOTER: Final = re.compile(
    r"^友情链接|版权所有|Copyright|©|\(c\) ?\d{4}|ICP[备证]|公网安备|备案号|未经.{0,8}(?:授权|许可|同意)|不得转载|免责声明|如有?侵[犯权]|联系(?:我们|本站|客服|管理员)?(?:及时)?删除|由(?:用户|会员|网友)(?:自行)?(?:投稿|上传|分享|提供)|技术支持:|All rights reserved|人力资源服务许可证|营业执照|内容(?:收集|来源)于(?:互联)?网|违法和不良信息|^(?:(?:主办|承办|协办|版权)(?:单位|方|所有)?|(?:主管|制作|维护|建设)(?:单位|部门)):|受控文件|网站标识码|^(?:地址|邮编|邮政编码):.{0,60}(?:邮编|电话|传真)",
    re.I,
)
_CALL: Final = re.compile(
    r"完善简历|求职顾问|有意者?(?:请|可)|(?:请)?(?:将|把)(?:您的|你的|个人)?(?:中英文)?简历|简历.{0,10}(?:发|投|寄|送)[到至往送]|^(?:请|可)?(?:将|把|以)?(?:电邮|电子邮件|邮寄|寄送?|递交|提交|投寄|传真)[^,。]{0,6}履历|履历.{0,12}(?:寄|电邮|送|投递)[到至往]|(?:申请人|应征者|应聘者|个人).{0,10}资料.{0,12}(?:保密|招聘之用|招聘用途)|(?:发|投|寄)(?:送|递)?(?:简历|至邮箱|到邮箱)|欢迎.{0,16}(?:加入|应聘|投递|前来|来电|咨询|您|你)|期待(?:您|你|着你)?的?加入|诚邀.{0,16}加入|郑重承诺|谨防|防骗|(?:应聘|申请|报名|投递)(?:方式|邮箱|电话)|面试时请|邮件(?:名称|标题|主题)|求职招聘网站|不收取任何费用|收取.{0,6}费用|先到先得|有意(?:向|者)的?.{0,4}(?:请|可).{0,6}(?:邮件|邮箱|联系|投递|私信|加|发送)|联系(?:人|电话|方式)[:]|(?:咨询|招聘|求职)(?:热线|电话)|合则约见|非诚勿扰|如有.{0,6}疑问|一经录用.*|应聘时请说明"
)
_INTRO: Final = re.compile(
    r"以下(?:是|为)|下面(?:是|为)|欢迎(?:阅读|参考|大家|借鉴|您)|希望(?:你|您|大家|对)|小编|帮(?:你|您|大家)?(?:整理|搜集|收集)|仅供参考|供(?:大家|您|你)?参考|你(?:知道|了解).{0,20}[吗呢]|那么.{0,24}[吗呢?]|在(?:日常|我们的日常|当今|现实|学习|现在|社会|不断).{0,12}(?:生活|社会|学习|工作).{0,4}中,|越来越多|随着社会|精心|一起来看|来看看|(?:更多|最新|其他|有关|以下|如下|关于|分享)[^,。;]{0,14}相关的?(?:资料|内容|范文)|相关的?(?:资料|内容|范文)[,。:]?(?:仅供|欢迎|希望|供|请|大家|分享|介绍)|整理(?:的|了)|作(?:出)?如下(?:规定|安排|要求)|特?制[订定]《|特?制[订定]本(?:制度|守则|规定|办法|规范|细则|规程|公约)|^\(?本(?:制度|守则|规定|办法|规范|公约).{0,30}(?:阅读|签名|遵守)|分享(?:给|了)"
)
_PAGE: Final = re.compile(
    r"(?:第?\s?\d{1,4}\s?(?:页|/\s?\d{1,4}).{0,10}|-{1,3}\s?\d{1,4}\s?-{1,3}|Page \d+.*|\d{1,3})"
)
_META: Final = re.compile(
    r"(?:时间|日期|发布|更新|来源|作者|浏览|阅读|点击|编辑)[^:]{0,6}:.{0,40}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?.{0,30}|<!--.*-->|.{0,12}\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?|https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|\d{3,4}-\d{3,4}-?\d{3,4}|1\d{10}|.{0,10}(?:当前|您的)位置.{0,60}|.{2,12}(?: ?[>»›] ?.{2,20}){1,5}"
    r"|(?:发布|更新|刷新|张贴)于? ?.{0,8}(?:前|今[天日]|昨[天日])|今天是.{0,40}|.{0,40}(?:阅读|浏览|点击|访问|人气|查看)(?:量|次数|数|人次)?[: ]{0,2}\d+ ?次?.{0,12}|.{0,24}(?:字号|字体)[: ].{0,16}"
    r"|\d{1,2}[-/月]\d{1,2}日? ?(?:更新|发布|刷新|刊登).{0,16}|(?:更新|发布|刷新|刊登)(?:日期|时间|于)? ?\d{1,2}[-/月]\d{1,2}日?.{0,16}|(?:应征|浏览|投递|申请)(?:人数)? ?\d+ ?[~-]? ?\d* ?[人次]"
    r"|[^,;。]{2,14}: ?(?:1\d\d-?\d{4}-?\d{4}|\d{3,4}-\d{3,4}-?\d{3,4})(?: ?\(.{1,20}\))?"
    r"|.{0,12} ?\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日? +(?:打印|关闭|分享|字体|浏览|返回).{0,20}"
    r"|.{2,12} \d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?( \d{1,2}:\d{2}.*)?|\d{4}年\d{1,2}月\d{1,2}日.{0,40}(?:通过|批准|发布|公布|施行|修订)"
)
#: A table of contents (3.2 巡检员职责.......13), told by its leaders and page; and counters of a wiki or blog.
_CONTENTS: Final = re.compile(r".{2,40}?(?:\.{4,}|…{2,}|·{4,}) ?\d{1,3}")
_COUNTERS: Final = re.compile(
    r"(?:(?:点赞|收藏|评论|转发|分享|浏览|阅读|喜欢|投币|赞|踩) ?(?:\(\d*\)|\d+) *){2,}|(?:(?:扫描|长按)(?:二维码|下方二维码)?|扫码|扫一扫).{0,8}(?:分享|关注|打开|转发|查看).{0,10}"
)
#: Where the reader is, behind whatever sign (>>当前位置：组织架构—职能中心—人力资源部), and what to press.
_PLACE: Final = re.compile(
    r"(?:您|你)?(?:现在|当前|所在)的?(?:所在)?位置 ?[:>]|(?:返回|回到)顶部|(?:点击|长按|扫码?).{0,4}关注.{0,40}"
)
#: The rest of such a path, broken off before its first > (当前位置：首页 / > 区司法局 > 通知公告).
_CRUMBS: Final = re.compile(r"[^,;。:>»›]{2,12}(?: ?[>»›] ?[^,;。:>»›]{2,12}){1,5}")
_TAG: Final = re.compile(r"#[^\s#].*|\[(?:['\"][^'\"]{1,24}['\"],? ?)+\]")
#: How a regulation or a collection of job descriptions ends.
_CLOSING: Final = re.compile(
    r"[^,;。:]{4,30} ?\((?:章|盖章|公章|印章)\)|.{0,16}(?:签字|签名|签章|盖章|签收人?)[:_].{0,40}|\(此件.{2,12}\)|\(?(?:附?注:|备注:|说明:)?(?:以上|本|此).{0,24}(?:[自从].{2,16}起|解释权|之日起)(?:.{0,8}(?:执行|施行|实施|生效|试行))?.{0,40}"
)


#: An employer tells of itself and calls (某某公司是一家…。因业务发展，现面向社会招聘：); no job is named.
_HIRES: Final = re.compile(
    r".{8,}[,。;](?:现|因|特|拟|兹|面向|诚|公司|我们)[^。;:]{0,30}(?:招聘|招募|招录|诚聘|急聘|聘请)(?:如下|以下|下列|若干|多个|相关|各类)*(?:岗位|职位|人员|人才|英才|员工|同事)?(?:如下|若干名?)?:"
)


#: Also where it is numbered as an article (五、本规定自公布之日起施行，由…负责解释。).
_IN_FORCE: Final = re.compile(
    r"(?:本|以上|此)(?:规定|办法|制度|守则|细则|规范|条例|规程|职责|公约|标准|方案)?.{0,12}(?:(?:[自从].{1,20}(?:起|日|后)).{0,4}(?:执行|施行|实施|生效|试行)|由.{2,20}(?:负责)?解释|解释权归).{0,40}"
)


#: What a site for sharing documents says of its uploads, numbered or not (3、如文档侵犯您的权益，请联系客服反馈).
_SHARED: Final = re.compile(
    r"(?:文档|资料|文件).{0,40}(?:侵犯您|您的权益|侵权|申请退款|自行甄别|由用户上传|由会员上传|不可在线预览|部分预览|内容补充、找答案)|(?:部分预览|本站不保证|平台不提供).{0,40}(?:文档|内容|质量)"
)


#: The sign of a site for sharing documents, printed on its pages.
_WATERMARK: Final = re.compile(
    r"(?:原创力文档|百度文库|豆丁网?|道客巴巴|人人文库网?|文档之家|淘豆网|爱问共享资料|金锄头文库|蚂蚁文库|装配图网)(?:整理|提供|出品)?"
)


def is_introduction(text: str) -> bool:
    """Whether a paragraph is the page talking to its reader (以下是小编整理的…欢迎阅读)."""
    return _INTRO.search(text) is not None


def is_call(text: str) -> bool:
    """Whether a line is a call or a promise of the site (有意者请将简历发至…)."""
    return _CALL.search(text) is not None


def mark(rows: Sequence[Row], source: str) -> None:
    """Set ``type`` and ``reason`` of the rows that are noise by their own words or the page's habits.

    Args:
        source: the document's text, whose feet of pages are in no row.
    """
    for row in rows:
        if row.type == "text":
            row.reason = _reason(row)
            if row.reason:
                row.type = "noise"
    _titles_again(rows)
    _tables_of_contents(rows)
    _address_labels(rows)
    mark_terms(rows)
    _tag_lines(rows)
    mark_menus(rows)
    mark_menus_in_lines(rows)
    mark_running_heads(rows, source)
    mark_beside_boilerplate(rows)
    cards.silence_below_advice(rows)
    mark_side_bars(rows)
    mark_snippets(rows)
    mark_repeated(rows)
    _links_among_links(rows)


def _links_among_links(rows: Sequence[Row]) -> None:
    """联系我们 right beside another link of a menu is one itself, though elsewhere it heads a section."""
    for place, row in enumerate(rows):
        head = row.heading if row.type == "heading" else None
        bare = head is not None and head.kind == "other" and not (head.colon or head.wrapped)
        if not bare or row.marker is not None or not row.fresh or row.gap or not is_link(row.text):
            continue
        near = (*rows[max(0, place - 1) : place], *rows[place + 1 : place + 2])
        below = rows[place + 1] if place + 1 < len(rows) else None
        linked = any(one.type == "noise" and one.reason == "navigation" and is_link(one.text) for one in near)
        if linked and (below is None or below.type != "text"):
            row.heading = None
            silence(row, "navigation")


def _tables_of_contents(rows: Sequence[Row]) -> None:
    """Names of sections numbered below 目录 are the page's contents (目录 / 1、部门职能 2、行为规范 3、…)."""
    for index, row in enumerate(rows):
        if row.marker is not None or row.text.replace(" ", "").strip(":#【】") not in ("目录", "目次"):
            continue
        end, last = index + 1, 0
        while end < len(rows) and (number := _section_number(rows[end])) > last:
            end, last = end + 1, number
        if end - index > _FEWEST_SECTIONS:
            for named in rows[index:end]:
                named.heading = None
                silence(named, "contents")


_FEWEST_SECTIONS: Final = 3
_LONGEST_SECTION: Final = 24


def _section_number(row: Row) -> int:
    """Return the number of a row that names a section, else 0."""
    named = row.marker is not None and not row.cell and row.type != "noise" and not row.ended
    number = row.marker.number if row.marker is not None and named else None
    return number or 0 if len(row.text) <= _LONGEST_SECTION else 0


def _titles_again(rows: Sequence[Row]) -> None:
    """The page's title in brackets amid its list is a running head (【店长职责】10、…)."""
    title = rows[0].text.strip("# ") if rows else ""
    for row in rows[1:]:
        if row.type == "text" and row.marker is None and title and row.text == f"【{title}】":
            silence(row, "running head")


def _address_labels(rows: Sequence[Row]) -> None:
    """A label before nothing but an address of the web is no heading (官网地址: https://… inside a list)."""
    for row, behind in itertools.pairwise(rows):
        head = row.heading if row.type == "heading" else None
        if head is None or not head.colon or head.kind not in ("other", None) or behind.fresh:
            continue
        if _ADDRESS.fullmatch(behind.text.strip()):
            row.heading = None
            silence(row, "metadata")
            silence(behind, "metadata")


_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+")


#: A shop's place on a line of its own (新天地二楼2032, B座1204室).
_FLOOR: Final = re.compile(
    r"[\u4e00-\u9fffA-Z]{1,8}(?:(?:[一二三四五六七八九十]{1,2}|负一|\d{1,2})[楼层F](?:[A-Z]?\d{1,4}(?:室|号|铺)?)?|[座栋幢]\d{1,4}(?:室|号)?)"
)
#: What a page's markup left behind, often broken (&nbs p;).
_ENTITY: Final = re.compile(r"(?>& ?[a-zA-Z#\d ]{2,8} ?;? ?)+|<[^<>]{0,40}>")


def _reason(row: Row) -> str:
    text = row.text.strip()
    if text[-1:].isdigit() and _CONTENTS.fullmatch(text):
        return "contents"
    if row.fresh and row.marker is None and len(text) <= 40 and _COUNTERS.fullmatch(text):
        return "navigation"
    if not any(char.isalnum() for char in text) or _ENTITY.fullmatch(text) is not None:
        return "punctuation"
    if _SHARED.search(text) is not None and len(text) >= 12:
        return "boilerplate"
    if row.marker is not None and row.marker.number is not None:
        if _IN_FORCE.fullmatch(text):
            return "boilerplate"
        if len(text) > 12:
            return ""
    if _FOOTER.search(text) or _WATERMARK.fullmatch(text):
        return "boilerplate"
    if _PLACE.match(text) is not None and (row.marker is None or row.marker.number is None):
        return "navigation"
    short = len(text) <= 24
    if short and (row.marker is None or row.marker.number is None) and is_link(text):
        return "navigation"
    if row.marker is not None:
        return "navigation" if row.marker.style == "bullet>" and _CRUMBS.fullmatch(text) else ""
    if len(text) <= 60 and is_buttons(text):
        return "navigation"
    if _CLOSING.fullmatch(text) or (row.fresh and (cards.is_card(text) or cards.is_advice(text))):
        return "boilerplate"
    if row.fresh and text[-1:] == ":" and _HIRES.fullmatch(text):
        return "boilerplate"
    if row.fresh and _TAG.fullmatch(text):
        return "tag"
    if len(text) <= 80 and _META.fullmatch(text):
        return "metadata"
    if row.fresh and len(text) <= 16 and _FLOOR.fullmatch(text):
        return "metadata"
    if short and row.fresh and _PAGE.fullmatch(text) and not row.cell:
        return "page number"
    if (
        row.fresh
        and _CALL.search(text)
        and len(text) < 160
        and "负责" not in text
        and not is_introduction(text)
    ):
        return "boilerplate"
    return ""


def _tag_lines(rows: Sequence[Row]) -> None:
    """Words side by side between wide blanks are a site's tags (SQE  汽车零部件  IATF16949  供应商审核)."""
    for row in rows:
        head = row.heading if row.type == "heading" else None
        if head is not None and head.kind != "other" and head.word not in CONTAINERS and not head.name:
            return  # what stands below a real heading is text
        if row.type != "text" or row.marker is not None or not row.fresh or row.cell or row.ended:
            continue
        if "/" in row.text:
            continue
        pieces = row.text.split()
        words = (
            "  " in row.text
            and len(pieces) > 2
            and len(row.text) <= 80
            and re.search("[,;:。、]", row.text) is None
        )
        if words and all(len(piece) <= 12 for piece in pieces) and not opens_duty(row.text):
            silence(row, "tag")
