"""Noise: what a page prints around its duties (navigation, side bars, footers, calls, tags).

Two kinds of evidence: words that sites use everywhere, and the page's own habits (a short line that
comes again and again is a link; lines cut off with ``...`` and closed by the same link are snippets
of other postings).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from corpus.parsing import cards, titles
from corpus.parsing.kinds import CONTAINERS, opens_duty
from corpus.parsing.rows import Row, silence
from corpus.parsing.sidebars import mark_repeated, mark_side_bars, mark_snippets

_NAV: Final = re.compile(
    r"(?:网站|返回|回到)?首页|登[录陆]|注册|免费注册|立即注册|退出|会员中心|个人中心|设为首页|加入收藏|收藏(?:本站|职位|该职位)?|网站地图|返回(?:顶部|列表|上一页|首页)?|回到顶部|[上下]一[篇页条节章则个].*"
    r"|(?:我要)?(?:投递?|投个)简历|投递|立即(?:投递|申请|沟通|应聘|报名)|(?:我要)?申请(?:职位|该职位|岗位)?|我要应聘|应聘|我想去|(?:已有人报名)?我想去|免费(?:咨询|报名|发布)|我也要发布职位|发布职位|发布招聘|(?:了解|查看)(?:详情|更多|全部)|更多.{0,4}(?:>+|»)?|详情|详细|展开(?:全部)?|收起|举报(?:该职位)?|分享(?:到|至)?[:]?.{0,12}|打印(?:本页)?|关闭(?:窗口)?|微信(?:扫一扫|公众号|分享)?|(?:新浪|腾讯)?微博|QQ空间|QQ好友|人人网|手机(?:客户端|网页版|版|端).*|APP下载|下载APP|客户端|关注我们|联系我们|关于我们|加入我们|友情链接|用户(?:帮助|协议|反馈)|帮助中心|隐私政策|服务协议|意见反馈|在线客服|扫一扫.*|扫码(?:.{0,6}(?:关注|添加|加群|加微信|咨询|报名|下载|进群|投递|分享|沟通).*)?|复制(?:链接|网址)|点击.{0,8}(?:查看|关注|申请|下载).*"
    r"|找工作|工作库|行业名企|人才市场|校园招聘|职场(?:资讯|指南)|求职指导|微信|全部职位|所有职位|\[?字体.*|【?(?:大|中|小)】?|\[?打印.*|热门搜索:?|搜索|提交|确定|取消|导航|菜单|目录|English|繁体|简体|顶部|上传简历|在线沟通|聊一聊|感兴趣|不感兴趣|登录后.*|查看地图|职位收藏|(?:应聘|报名|竞聘)(?:该|此|本)?(?:职位|岗位)|(?:我要|立即|马上|点击|一键|现在)(?:加入|应聘|报名|申请|投递|沟通|咨询)(?:我们|职位|该职位|简历)?|(?:点击|扫码|微信)?关注(?:小红书|抖音|公众号|微信公众号|微信|微博|视频号|B站|官微|官方微信)|Menu|[左右]侧(?:导航|菜单|栏)|找(?:门店|职位|企业|人才|简历)|搜(?:企业|职位|工作)|我的(?:简历|收藏|投递|消息|账户|订单)|消息|(?:Apply|Sign up|Log ?in|Register|Share|Save|Back|Home|Search|Next|Previous|Read more|Learn more|View (?:all|more|details))(?: (?:now|job|here|for this job))?|查看.{0,10}(?:全部|所有)\d*个?(?:职位|岗位|招聘).{0,3}|完善在线简历|帐户状态|密码找回.*"
)
_FOOTER: Final = re.compile(
    r"^友情链接|版权所有|Copyright|©|\(c\) ?\d{4}|ICP[备证]|公网安备|备案号|未经.{0,8}(?:授权|许可|同意)|不得转载|免责声明|如有?侵[犯权]|联系(?:我们|本站|客服|管理员)?(?:及时)?删除|由(?:用户|会员|网友)(?:自行)?(?:投稿|上传|分享|提供)|技术支持:|All rights reserved|人力资源服务许可证|营业执照|内容(?:收集|来源)于(?:互联)?网|违法和不良信息|^(?:(?:主办|承办|协办|版权)(?:单位|方|所有)?|(?:主管|制作|维护|建设)(?:单位|部门)):|受控文件|网站标识码|^(?:地址|邮编|邮政编码):.{0,60}(?:邮编|电话|传真)",
    re.I,
)
_CALL: Final = re.compile(
    r"完善简历|求职顾问|有意者?(?:请|可)|(?:请)?(?:将|把)(?:您的|你的|个人)?(?:中英文)?简历|简历.{0,10}(?:发|投|寄|送)[到至往送]|^(?:请|可)?(?:将|把|以)?(?:电邮|电子邮件|邮寄|寄送?|递交|提交|投寄|传真)[^,。]{0,6}履历|履历.{0,12}(?:寄|电邮|送|投递)[到至往]|(?:申请人|应征者|应聘者|个人).{0,10}资料.{0,12}(?:保密|招聘之用|招聘用途)|(?:发|投|寄)(?:送|递)?(?:简历|至邮箱|到邮箱)|欢迎.{0,16}(?:加入|应聘|投递|前来|来电|咨询|您|你)|期待(?:您|你|着你)?的?加入|诚邀.{0,16}加入|郑重承诺|谨防|防骗|(?:应聘|申请|报名|投递)(?:方式|邮箱|电话)|面试时请|邮件(?:名称|标题|主题)|求职招聘网站|不收取任何费用|收取.{0,6}费用|先到先得|联系(?:人|电话|方式)[:]|(?:咨询|招聘|求职)(?:热线|电话)|合则约见|非诚勿扰|如有.{0,6}疑问|一经录用.*|应聘时请说明"
)
_INTRO: Final = re.compile(
    r"以下(?:是|为)|下面(?:是|为)|欢迎(?:阅读|参考|大家|借鉴|您)|希望(?:你|您|大家|对)|小编|帮(?:你|您|大家)?(?:整理|搜集|收集)|仅供参考|供(?:大家|您|你)?参考|你(?:知道|了解).{0,20}[吗呢]|那么.{0,24}[吗呢?]|在(?:日常|我们的日常|当今|现实|学习|现在|社会|不断).{0,12}(?:生活|社会|学习|工作).{0,4}中,|越来越多|随着社会|精心|一起来看|来看看|相关(?:的)?(?:资料|内容|范文)|整理(?:的|了)|作(?:出)?如下(?:规定|安排|要求)|特?制[订定]本(?:制度|守则|规定|办法|规范|细则|规程|公约)|^\(?本(?:制度|守则|规定|办法|规范|公约).{0,30}(?:阅读|签名|遵守)|分享(?:给|了)"
)
_PAGE: Final = re.compile(
    r"(?:第?\s?\d{1,4}\s?(?:页|/\s?\d{1,4}).{0,10}|-{1,3}\s?\d{1,4}\s?-{1,3}|Page \d+.*|\d{1,3})"
)
_META: Final = re.compile(
    r"(?:时间|日期|发布|更新|来源|作者|浏览|阅读|点击|编辑)[^:]{0,6}:.{0,40}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?.{0,30}|<!--.*-->|.{0,12}\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?|https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|\d{3,4}-\d{3,4}-?\d{3,4}|1\d{10}|.{0,10}(?:当前|您的)位置.{0,60}|.{2,12}(?: ?[>»›] ?.{2,20}){1,5}"
    r"|(?:发布|更新|刷新|张贴)于? ?.{0,8}(?:前|今[天日]|昨[天日])|今天是.{0,40}|.{0,40}(?:阅读|浏览|点击|访问|人气|查看)(?:量|次数|数|人次)?[: ]{0,2}\d+ ?次?.{0,12}|.{0,24}(?:字号|字体)[: ].{0,16}"
    r"|.{2,12} \d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?( \d{1,2}:\d{2}.*)?|\d{4}年\d{1,2}月\d{1,2}日.{0,40}(?:通过|批准|发布|公布|施行|修订)"
)
#: A table of contents (3.2 巡检员职责.......13), told by its leaders and page; and counters of a wiki or blog.
_CONTENTS: Final = re.compile(r".{2,40}?(?:\.{4,}|…{2,}|·{4,}) ?\d{1,3}")
_COUNTERS: Final = re.compile(
    r"(?:(?:点赞|收藏|评论|转发|分享|浏览|阅读|喜欢|投币|赞|踩) ?(?:\(\d*\)|\d+) *){2,}|(?:(?:扫描|长按)(?:二维码|下方二维码)?|扫码|扫一扫).{0,8}(?:分享|关注|打开|转发|查看).{0,10}"
)
_TAG: Final = re.compile(r"#[^\s#].*")
#: How a regulation or a collection of job descriptions ends.
_CLOSING: Final = re.compile(
    r".{0,16}(?:签字|签名|签章|盖章|签收人?)[:_].{0,40}|\(此件.{2,12}\)|\(?(?:以上|本|此).{0,24}(?:[自从].{2,16}起|解释权|之日起)(?:.{0,8}(?:执行|施行|实施|生效|试行))?.{0,40}"
)


#: Also where it is numbered as an article (五、本规定自公布之日起施行，由…负责解释。).
_IN_FORCE: Final = re.compile(
    r"(?:本|以上|此)(?:规定|办法|制度|守则|细则|规范|条例|规程|职责|公约|标准|方案)?.{0,12}(?:(?:[自从].{1,20}(?:起|日|后)).{0,4}(?:执行|施行|实施|生效|试行)|由.{2,20}(?:负责)?解释|解释权归).{0,40}"
)


def is_introduction(text: str) -> bool:
    """Whether a paragraph is the page talking to its reader (以下是小编整理的…欢迎阅读)."""
    return _INTRO.search(text) is not None


def is_call(text: str) -> bool:
    """Whether a line is a call or a promise of the site (有意者请将简历发至…)."""
    return _CALL.search(text) is not None


def mark(rows: Sequence[Row]) -> None:
    """Set ``type`` and ``reason`` of the rows that are noise by their own words or the page's habits."""
    for row in rows:
        if row.type == "text":
            row.reason = _reason(row)
            if row.reason:
                row.type = "noise"
    _address_labels(rows)
    _posting_lines(rows)
    _tag_lines(rows)
    _menus(rows)
    _menus_in_lines(rows)
    _running_heads(rows)
    _beside_boilerplate(rows)
    cards.silence_below_advice(rows)
    mark_side_bars(rows)
    mark_snippets(rows)
    mark_repeated(rows)


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
_ENTITY: Final = re.compile(r"(?:& ?[a-zA-Z#\d ]{2,8} ?;? ?)+|<[^<>]{0,40}>")


def _reason(row: Row) -> str:
    text = row.text.strip()
    if text[-1:].isdigit() and _CONTENTS.fullmatch(text):
        return "contents"
    if row.fresh and row.marker is None and len(text) <= 40 and _COUNTERS.fullmatch(text):
        return "navigation"
    if not any(char.isalnum() for char in text) or _ENTITY.fullmatch(text) is not None:
        return "punctuation"
    if row.marker is not None and row.marker.number is not None:
        if _IN_FORCE.fullmatch(text):
            return "boilerplate"
        if len(text) > 12:
            return ""
    if _FOOTER.search(text):
        return "boilerplate"
    short = len(text) <= 24
    if short and (row.marker is None or row.marker.number is None) and _NAV.fullmatch(text):
        return "navigation"
    if row.marker is not None:
        return ""
    if len(text) <= 60 and _buttons(text):
        return "navigation"
    if _CLOSING.fullmatch(text) or (row.fresh and (cards.is_card(text) or cards.is_advice(text))):
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


def _buttons(text: str) -> bool:
    """Whether a line is nothing but links side by side (``[立即投递] [收藏] [分享]``, ``登录 | 注册``)."""
    pieces = [piece for piece in re.split(r"[\s\[\]【】|/·]+", text) if piece]
    if len(pieces) > 3 and any(piece.endswith("首页") for piece in pieces):
        return all(len(piece) <= 8 for piece in pieces)
    return len(pieces) > 1 and all(_NAV.fullmatch(piece) for piece in pieces)


#: What only a posting's line of terms says; a town or a degree alone may be anything.
_OFFER: Final = re.compile(r"(?:经验)?\d+[-~]\d+年(?:经验)?|经验不限|学历不限|招\d+人|.{1,8}发布|全职|兼职")
_PAY_TERM: Final = re.compile(
    r"\d[\d.,]* ?(?:[kK千万元]|000)?(?:/月|/天)? ?[-~—–至到] ?\d[\d.,]* ?(?:[kK千万元]|000)|面议|\d+薪"
)
_TERM: Final = re.compile(
    r"(?:经验)?(?:\d+[-~]\d+|\d+)年(?:以上|及以上)?(?:经验)?|经验不限|学历不限|不限(?:经验|学历)?|(?:统招)?(?:本科|大专|专科|硕士|博士|高中|中专|初中)(?:及以上|以上)?(?:学历)?|应届.{0,3}|全职|兼职|实习|招\d+人|招?若干人?|\d+(?:[-~]\d+)?年(?:以上)?工作经验|工作经验不限|性别不限|年龄不限|不限|\d+(?:[-~至]\d+)?岁(?:以下|以上|左右)?|\d+[人名位]|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}-\d{1,2}发布|.{1,8}发布|\d+-\d+人|\d+人(?:以上)?|[\u4e00-\u9fff]{2,5}[·-][\u4e00-\u9fff]{2,6}(?:[·-].{2,8})?|[\u4e00-\u9fff]{2,3}市?"
)


_BETWEEN: Final = re.compile(r" ?[|·/] ?| +")


def _posting_lines(rows: Sequence[Row]) -> None:
    """The line of terms under a posting's title: 无锡·新吴区 | 5-10年 | 本科, Community Manager · 深圳 · 12-18K."""
    for _, group in itertools.groupby((row for row in rows if row.cell), key=lambda row: row.line):
        cells = list(group)
        _posting_record(cells)
        line = [row for row in cells if row.marker is None]
        told = {row.start for row in line if _TERM.fullmatch(row.text) or _PAY_TERM.search(row.text)}
        sure = any(_OFFER.fullmatch(row.text) or _PAY_TERM.search(row.text) for row in line)
        if sure and len(line) > 2 and len(told) * 2 > len(line) and all(len(row.text) <= 24 for row in line):
            for row in line:
                if row.start in told or (row.type == "text" and row is not line[0]):
                    row.heading = None
                    silence(row, "metadata")
    for row in rows:
        if row.type == "text" and row.marker is None and row.fresh and len(row.text) <= 60 and not row.ended:
            if _BETWEEN.search(row.text) is None:
                continue
            pieces = [piece for piece in _BETWEEN.split(row.text) if piece]
            told_pieces = sum(
                _TERM.fullmatch(piece) is not None or _PAY_TERM.search(piece) is not None for piece in pieces
            )
            sure = any(_OFFER.fullmatch(piece) or _PAY_TERM.search(piece) for piece in pieces)
            if (
                len(pieces) > 2
                and sure
                and all(len(piece) <= 12 for piece in pieces)
                and told_pieces * 2 > len(pieces)
            ) or (
                len(pieces) > 2
                and row.text.count("·") + row.text.count("|") >= 2
                and _PAY_TERM.search(pieces[-1])
            ):
                silence(row, "metadata")


def _posting_record(line: Sequence[Row]) -> None:
    """A whole posting on one table line: its job, cells of terms, its text (水暖工 | 面议 | 大专 | 两年以上 | 岗位职责：1、…)."""
    short = list(
        itertools.takewhile(
            lambda row: row.type in ("text", "noise") and row.marker is None and len(row.text) <= 24, line
        )
    )
    if len(short) < 4 or len(short) == len(line) or not short[0].fresh or short[0].type != "text":
        return
    body = line[len(short)]
    head = body.heading if body.type == "heading" else None
    opens = body.marker is not None and body.marker.opens
    if not (opens or (head is not None and head.kind in ("duty", "requirement") and head.name is None)):
        return
    terms = [row for row in short[1:] if row.type == "noise" or _is_cell_term(row.text)]
    name = short[0].text
    if len(terms) * 2 < len(short) - 1 or _is_cell_term(name) or re.search("[,;:。!?]", name) is not None:
        return
    cut = titles.cut_name(name, 0)
    short[0].type, short[0].name = "title", name[slice(*cut)] if cut is not None else name
    for row in short[1:]:
        silence(row, "metadata")


def _is_cell_term(text: str) -> bool:
    return _TERM.fullmatch(text) is not None or _PAY_TERM.search(text) is not None


def is_terms(text: str) -> bool:
    """Whether a line states nothing but terms of a posting (6000-8000元·13薪)."""
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    return bool(pieces) and all(_is_cell_term(piece) for piece in pieces) and any(map(_told, pieces))


def _told(text: str) -> bool:
    return _OFFER.fullmatch(text) is not None or _PAY_TERM.search(text) is not None


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


def _running_heads(rows: Sequence[Row]) -> None:
    """A line printed again and again beside page numbers is a running head or foot (采购管理手册（V3.2） 内部资料)."""
    plain = [
        (place, row)
        for place, row in enumerate(rows)
        if row.type in ("text", "heading")
        and row.marker is None
        and row.fresh
        and not row.cell
        and 4 <= len(row.text) <= 60
    ]
    counts = Counter(row.text for _, row in plain)
    paged = {
        row.text
        for place, row in plain
        if counts[row.text] > 1
        and not (row.heading is not None and row.heading.kind in ("duty", "requirement", "benefit"))
        and any(
            near.reason == "page number" and not near.text.strip().isdigit()
            for near in rows[max(0, place - 2) : place + 3]
        )
    }
    for _, row in plain:
        if row.text in paged or (
            counts[row.text] > 3 and row.type == "text" and not row.ended and len(row.text) <= 24
        ):
            row.heading = None
            silence(row, "running head" if row.text in paged else "navigation")


def _menus(rows: Sequence[Row]) -> None:
    """A table line of four and more short words, one of them a link of every site, is a menu."""
    for _, group in itertools.groupby((row for row in rows if row.cell), key=lambda row: row.line):
        line = list(group)
        short = len(line) > 3 and all(len(row.text) <= 8 and row.marker is None for row in line)
        if short and any(row.type == "noise" and row.reason == "navigation" for row in line):
            for row in line:
                row.heading = None
                silence(row, "navigation")


#: A menu of fewer entries is as likely a list.
_FEWEST_LINKS: Final = 5


def _menus_in_lines(rows: Sequence[Row]) -> None:
    """A run of short plain lines, two of them links of every site, is a menu (首页 / 门店概况 / 发展历程 / 联系我们)."""
    run: list[Row] = []
    before: Row | None = None
    for row in (*rows, None):
        if row is not None and _may_be_link(row):
            if run or before is None or before.type == "noise" or row.type == "noise":
                run.append(row)  # plain lines right below a heading or a text are its points
            before = row
            continue
        before = row
        links = sum(_NAV.fullmatch(other.text) is not None for other in run)
        if len(run) >= _FEWEST_LINKS and links > 1:
            while run and run[-1].type == "text" and titles.looks_like_title(run[-1].text):
                run.pop()  # the posting's own name right below the menu
            for other in run:
                other.heading = None
                silence(other, "menu")
        run = []


def _may_be_link(row: Row) -> bool:
    if row.marker is not None or not (row.fresh or row.cell) or not 1 < len(row.text) <= 8 or row.ended:
        return False
    head = row.heading if row.type == "heading" else None
    strong = head is not None and (head.colon or head.kind in ("duty", "requirement", "benefit"))
    plain = re.search(r"[,;:、\d]", row.text) is None
    return (
        row.type in ("text", "heading", "noise") and not strong and plain and row.reason in ("", "navigation")
    )


def _beside_boilerplate(rows: Sequence[Row]) -> None:
    """Cells right of a footer on the same printed line are the footer's (© … 猜你喜欢：甲 | 乙)."""
    before: Row | None = None
    for row in rows:
        if (
            before is not None
            and row.cell
            and before.cell
            and row.line == before.line
            and before.type == "noise"
            and before.reason in ("boilerplate", "navigation", "sidebar")
            and row.type == "text"
            and row.marker is None
        ):
            silence(row, before.reason)
        before = row
