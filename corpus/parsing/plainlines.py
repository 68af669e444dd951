"""Plain lines while rows are read: a point that goes on, a point without a number, a heading, a rule's sentence."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import fields, unnumbered
from corpus.parsing.counted import FIGURES
from corpus.parsing.hired import asks_of_post
from corpus.parsing.kinds import announces, is_pay, kind_of_item, kind_of_phrase, opens_duty
from corpus.parsing.outline import Draft, Node
from corpus.parsing.restarts import parted_by_edge
from corpus.parsing.roles import holder_of, provision_of, subject_of
from corpus.parsing.rows import Row, printed
from corpus.parsing.stack import Stack

NOTE: Final = re.compile(r"(?:备?注|说明|※|PS|P\.S|提示)[:：\d]")
GOES_ON: Final = re.compile(
    r"[,、)\]》;。/]|(?:即|包括|具体|其中|同时|例如|比如|如:|并|及|以及|等|或|和|与|的)"
)
_UNFINISHED: Final = re.compile(r"[,、(/《“]$|(?:的|和|及|与|或|并|(?<![核校比面应绝])对|将|在|为)$")
#: A whole line in brackets below a point is said about the list (（以上自发布之日起执行）).
_ASIDE: Final = re.compile(r"\([^()]{8,}\)[。;]?")
_OF_ALL: Final = re.compile("以上|本[制规办守职岗]|执行|施行|解释|注:|备注")
_COUNTED: Final = re.compile(r"[“\"]?[一二三四五六七八九十]{1,2}(?=不(?:准|得|许)|严禁|禁止)")
#: A frame and a section's number before a sentence.
_SECTION: Final = re.compile(r"^[\[【〔]? ?§? ?(?:\d{1,2}(?:\.\d{1,2}){0,3})? ?")
_NUMBERED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3} ?[\u4e00-\u9fff]")
_SAID: Final = re.compile("[,;、:。]")
_SHAPED: Final = re.compile(r"[^:,;。]{2,14}:\s*\S")
#: Who writes the page speaks (为了让你少走弯路，我整理了…): no point of a list of numbered ones.
_TALKS: Final = re.compile(
    r"(?:^|[,。;!?])[^,。;]{0,12}(?<![自忘唯])我(?![们司国校院店行处部市县省区厂社所局方公])[^。]{8,}[。!]"
)
#: 注：请附近照。 asks something of whoever applies.
_ASKS: Final = re.compile(r"(?:备?注|说明|提示)[:：] ?(?:请|应聘者|投递|面试|简历|有意)")
_SHORT: Final = 8  # characters of a line that names something, whatever stands above it
_HEADS: Final = 16  # characters of a line that heads what follows
_CELL_LINES: Final = 30  # in one cell of a table
_DUTY_CHAPTER: Final = re.compile(r"职责|分工|义务")  # 法律责任 is about penalties


class PlainLines(Stack):
    """What becomes of rows without a marker, under the node in force."""

    def _subject(self, row: Row) -> str | None:
        numbered = _NUMBERED.match(row.text) is not None  # 〔5.2 使用单位应当…：〕, 5.4.1 项目部应当…：
        text = _SECTION.sub("", row.text) if row.text[:1] in "[【〔§" or numbered else row.text
        subject = holder_of(text) or subject_of(_COUNTED.sub("", text))  # 驻地人员十不准
        return printed(self.source, self.view, row, subject) if subject is not None else None

    def _provision(self, row: Row) -> None:
        """A rule's sentence that lays a duty on people (从业人员应当…，承担…职责。) is a point of theirs."""
        among = self._in_duty_chapter()
        duty = (
            provision_of(row.text, plain=among or (row.marker is None and row.fresh), among_duties=among)
            if len(row.text) == row.end - row.body
            else None
        )
        if duty is None:
            self.outline.dropped.append((row, unnumbered.why(row)))
            return
        who, start, end = duty
        node = self._open(Node(1, self.root, None, "duty", None, printed(self.source, self.view, row, who)))
        node.closed = True
        node.items.append(Draft(row.body + start, row.body + end, row.text[start:end], None, None, True))

    def _in_duty_chapter(self) -> bool:
        """Whether the chapter in force is about duties (第二章 管理职责)."""
        chapter = next((node for node in self.stack if node.row is not None and _is_chapter(node.row)), None)
        return (
            chapter is not None
            and chapter.row is not None
            and _DUTY_CHAPTER.search(chapter.row.text) is not None
        )

    def _unnumbered_before(self, holder: Node, *, first_lost: bool = False) -> None:
        """Settle plain lines between a heading and its number 1: an introduction or a first point.

        Args:
            first_lost: the numbers begin with a 2 on the same line, so that its text is the first point.
        """
        if not holder.pending:
            return
        rows, holder.pending = holder.pending, []
        first = rows.pop() if first_lost else None
        if rows:
            self._before_points(holder, rows)
        if first is not None:
            holder.items.append(unnumbered.draft(first))

    def _before_points(self, holder: Node, rows: list[Row]) -> None:
        if holder.row is not None and holder.row.type == "title" and not rows[0].fresh:
            self.outline.dropped.extend(unnumbered.settle(holder, rows, self._open))
            return  # 收银员：负责收银；printed behind its job, the numbers below are another list's
        if holder is self.root or (holder.row is not None and holder.row.type == "title"):
            self._asked_before(holder, rows)
            return
        for draft, parts in unnumbered.join(rows):
            if draft.text.rstrip().endswith(";"):
                holder.items.append(draft)
            elif (
                unnumbered.introduces(draft.text)
                and not unnumbered.leads_in(draft.text)
                and holder.kind != "other"  # 公司简介 / 某公司从事… / 1、公司理念
            ):
                holder.overview.append(draft)
            else:
                self.outline.dropped.extend((plain, unnumbered.why(parts[0])) for plain in parts)

    def _asked_before(self, holder: Node, rows: list[Row]) -> None:
        """Lines between a post's name and its points that ask something are its requirements (护士 / 招聘5人，大专… / 1.…)."""
        asked = [
            row
            for row in rows
            if holder is not self.root and len(row.text) > _SHORT and asks_of_post(row.text)
        ]
        self.outline.dropped.extend((row, unnumbered.why(row)) for row in rows if row not in asked)
        if asked:
            beside = self._open(Node(1, holder, None, "requirement", holder.role))
            beside.items.extend(unnumbered.draft(row) for row in asked)
            beside.closed = True

    def _text(self, index: int) -> None:
        row = self.rows[index]
        node = self.stack[-1]
        if index in self.broken and node.items and not node.closed:
            node.wrapped = node.wrapped or (not row.gap and node.items[-1].number is not None)
            self._extend(node.items[-1], row)
            return
        if index in self._after_noise and (node.items or (not row.cell and self._listed(node))):
            self._settle(node)
            node.closed = True
        if self._colon_heading(index, node) or self._plain_heading(index, node):
            return
        if node.series == FIGURES and row.fresh and node.items:
            self._below_figures(row)
            return
        if not row.cell and node.row is not None and node.row.cell and node.row.type == "heading":
            if not node.items and self._in_cell(index, node):
                node.pending.append(row)
                return
            self._settle(node)
            node.closed = True  # the table has ended
            self.outline.dropped.append((row, unnumbered.why(row)))
            return
        if not node.items:
            if node.closed:
                self.outline.dropped.append((row, unnumbered.why(row)))
            else:
                node.pending.append(row)
            return
        self._after_items(index, row, node)

    def _below_figures(self, row: Row) -> None:
        """A short line that says what it is about heads what follows a column of counted lines (5店长/4000 / 绩效说明 / …)."""
        kind = kind_of_phrase(row.text) if len(row.text) <= _HEADS and not row.ended else None
        parent = self._below_role()
        self._pop_to(parent)
        if kind is not None:
            self._push(Node(max(1, parent.level + 1), parent, row, kind, self.role))
        else:
            self._push(Node(max(1, parent.level + 1), parent, None, None, self.role)).pending.append(row)

    def _in_cell(self, index: int, node: Node) -> bool:
        """Whether a plain line is a further line of a cell: 岗位职责 | 收发样品 / 登记台账 / 任职要求 | 大专以上.

        A cell of several lines is told by the label that opens the next line of the table below it.
        """
        if node.closed or node.kind is None:
            return False
        for row in self.rows[index + 1 : index + _CELL_LINES]:
            if row.cell:
                return row.fresh and row.type in ("heading", "field")
            if row.type != "text":
                return False
        return False

    def _listed(self, node: Node) -> bool:
        """Whether plain lines wait under a heading of a list, so that noise below them ends it."""
        head = node.row.heading if node.row is not None and node.row.type == "heading" else None
        return bool(node.pending) and head is not None and not head.container

    def _colon_heading(self, index: int, node: Node) -> bool:
        """An unlisted line that ends in a colon heads the list below it (我们的工作地点在：)."""
        row = self.rows[index]
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if (
            not row.text.rstrip("]】〕").endswith(":")
            or not row.fresh
            or after is None
            or after.type != "text"
            or len(row.text) > 120
        ):
            return False
        starts = after.marker is not None and after.marker.opens
        if (
            node.row is not None
            and node.empty
            and node.level >= 0
            and starts
            and node.row.type != "title"
            and (len(row.text) > 14 or node.level >= 2)
        ):
            return False  # the heading has just been printed: this sentence introduces it
        if after.marker is None and (
            len(row.text) > 24 or (not node.items and node.pending and node.kind is None)
        ):
            return False
        kind = kind_of_phrase(row.text)
        if kind is None and starts and announces(row.text) and opens_duty(row.text):
            kind = "duty"  # 负责控制点的复测，协同监理完成验收。主要包括：
        if not starts and kind is None:
            return False
        subject = self._subject(row)
        parent = self._below_role()
        self._pop_to(parent)
        self._push(Node(max(1, parent.level + 1), parent, row, kind or "other", self.role, subject))
        return True

    def _plain_heading(self, index: int, node: Node) -> bool:
        """A short line between a finished point and a new number 1 heads what follows (交接班流程 / 1.检查车况)."""
        row = self.rows[index]
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if self._over_signs(row, after, node):
            parent = node.parent or self.root
            self._pop_to(parent)
            kind = kind_of_phrase(row.text) or ("other" if node.closed or _is_aside(node) else None)
            self._push(Node(max(1, node.level), parent, row, kind, self.role))
            return True
        if self._first_over_signs(index, node):
            self._push(Node(max(1, node.level + 1), node, row, kind_of_phrase(row.text), self.role))
            return True
        if (
            not node.items
            or node.last is None
            or not row.fresh
            or row.cell
            or row.ended
            or not 2 <= len(row.text) <= 20
            or after is None
            or after.marker is None
            or after.marker.number != 1
            or any(one.series == after.marker.style for one in self.stack if one is not node)
            or not (node.items[-1].ended or row.gap or self._begins_anew(index))
            or node.closed
            or re.search("[,;、]", row.text)
        ):
            return False
        self._pop_to(node)
        parent = node.parent or self.root
        self.stack.pop() if node is not self.root else None
        self._settle(node)
        self._push(Node(max(1, node.level), parent, row, kind_of_phrase(row.text), self.role))
        return True

    def _begins_anew(self, index: int) -> bool:
        """Whether a short line below an open point is no rest of it (2.保持厨房清洁 / 财务 / 1.报销)."""
        text = self.rows[index].text
        short = len(text) <= _SHORT and not opens_duty(text) and GOES_ON.match(text) is None
        return short and not parted_by_edge(self.rows, index, self.widest)

    def _over_signs(self, row: Row, after: Row | None, node: Node) -> bool:
        """Whether a short line between finished points behind signs heads the next of them (机遇 / - …)."""
        if not node.items or node is self.root or node.items[-1].marker is None or after is None:
            return False
        same = after.marker is not None and after.marker.number is None and after.marker.style == node.series
        plain = row.fresh and not row.cell and not row.ended and 2 <= len(row.text) <= 12
        return (
            same
            and after.type == "text"
            and plain
            and node.items[-1].ended
            and _SAID.search(row.text) is None
        )

    def _first_over_signs(self, index: int, node: Node) -> bool:
        """Whether a short line right below a heading heads the first points behind signs, as another one does the next (接待 / - … / 房务 / - …)."""
        if not node.empty or node.row is None or node.row.type != "heading" or not self._short_line(index):
            return False
        sign = self._sign(index + 1)
        if sign is None:
            return False
        later = index + 1
        while self._sign(later) == sign:
            later += 1
        return self._short_line(later) and self._sign(later + 1) == sign

    def _short_line(self, index: int) -> bool:
        """Whether a plain line is short and no sentence."""
        row = self.rows[index] if index < len(self.rows) else None
        if (
            row is None
            or row.type != "text"
            or row.marker is not None
            or not row.fresh
            or row.cell
            or row.ended
        ):
            return False
        return 2 <= len(row.text) <= 12 and _SAID.search(row.text) is None

    def _sign(self, index: int) -> str | None:
        """The style of the sign that a point opens with; ``None`` where it opens with none, or a number."""
        row = self.rows[index] if index < len(self.rows) else None
        marker = row.marker if row is not None and row.type == "text" else None
        return marker.style if marker is not None and marker.number is None else None

    def _after_items(self, index: int, row: Row, node: Node) -> None:
        """A plain line below numbered points: the point goes on, an unnumbered point, or no point."""
        last = node.items[-1]
        if not node.closed and (self._begins_table(index, node) or _tells_of_page(row, node)):
            node.closed = True
        aside = _ASIDE.fullmatch(row.text) is not None and (last.ended or row.gap or _OF_ALL.search(row.text))
        speaks = _speaks_after(row, node)
        if not node.closed and not NOTE.match(row.text) and not aside:
            wraps = (
                not (is_pay(row.text) and row.fresh)
                and (not row.gap or (self.gapped and row.ended and not opens_duty(row.text)))
                and not last.ended
                and not (row.cell and row.fresh)
                and not speaks
                and (not _stands_alone(row, last) or parted_by_edge(self.rows, index, self.widest))
            )
            if wraps or _UNFINISHED.search(last.text) or (row.text[0] in ",、)]》;" and not row.gap):
                node.wrapped = node.wrapped or (row.fresh and not row.gap and last.number is not None)
                self._extend(last, row)
                return
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        resumes = (
            after is not None
            and after.marker is not None
            and after.type == "text"
            and after.marker.style == node.series
            and node.last is not None
            and (after.marker.number or 0) > max(1, node.last)
        )
        if is_pay(row.text) and not resumes:
            self._restart_plain(row)
            return
        if node.closed:
            self._provision(row)
            return
        if row.fresh and last.ended and (_TALKS.search(row.text) or _ASKS.match(row.text)):
            node.closed = True
            self.outline.dropped.append((row, unnumbered.why(row)))
            return
        alike = _SHAPED.match(row.text) and _SHAPED.match(last.text)
        near = (
            not row.gap
            and row.fresh
            and not speaks
            and (row.text.endswith(";") or opens_duty(row.text) or NOTE.match(row.text) or not last.ended)
        )
        wrapped = (
            node.wrapped and not self.gapped and not opens_duty(row.text)
        )  # the page breaks its points' lines
        if resumes and last.ended and not row.gap and (wrapped or GOES_ON.match(row.text)):
            self._extend(last, row)
        elif resumes or alike or near:
            node.items.append(Draft(row.body, row.end, row.text, None, None, row.ended))
        else:
            node.closed = True
            self._provision(row)

    def _begins_table(self, index: int, node: Node) -> bool:
        """Whether a table begins right below a numbered point that is no part of it (7. 熟悉Git / 移动互联网 | 15-50人 | 未融资)."""
        row, above = self.rows[index], self.rows[index - 1]
        numbered = above.marker is not None and above.marker.number is not None and not above.cell
        return row.cell and row.fresh and numbered and node.items[-1].number is not None

    def _extend(self, last: Draft, row: Row) -> None:
        known = (
            last.text if len(last.text) < 400 else last.text[:200] + last.text[-100:]
        )  # enough to judge by
        last.end, last.text, last.ended = row.end, known + row.text, row.ended

    def _restart_plain(self, row: Row) -> None:
        parent = self._below_role()
        self._pop_to(parent)
        fresh = self._push(Node(1, parent, None, "benefit", self.role))
        fresh.items.append(Draft(row.body, row.end, row.text, None, None, row.ended))
        fresh.closed = True


def _speaks_after(row: Row, node: Node) -> bool:
    """Whether whole sentences, longer than the point above, follow points none of which ends in a full stop.

    A line that was wrapped is as long as the page is wide (医疗保险 / 我们欢迎各界人士。请投递。 is not wrapped).
    """
    last = node.items[-1]
    sentences = row.fresh and row.text.endswith("。") and "。" in row.text[:-1]
    if not sentences or len(node.items) < 2 or len(row.text) * 2 <= len(last.text) * 3:
        return False
    return not any(one.ended for one in node.items)


#: 青岛市 市北区 青岛文化产业园 B栋三楼; 深圳南山区某某公司801
_ADDRESS: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}省)? ?[\u4e00-\u9fff]{2,3}市? ?[\u4e00-\u9fff]{1,4}[区县镇][^,;。:!?]*?(?:路|街|道|园|中心|大厦|广场|城|号|[楼室层座栋]|公司|校区)[^,;。:!?]{0,24}"
)


def _stands_alone(row: Row, last: Draft) -> bool:
    """Whether a plain line below an open point is a sentence of its own: it asks something as the point does, or is an address."""
    if not row.fresh or last.number is None:
        return False
    asks = kind_of_item(row.text) == "requirement" and kind_of_item(last.text) is not None
    return asks or (_ADDRESS.fullmatch(row.text) is not None and _ADDRESS.match(last.text) is None)


#: base：上海, 投递链接：…, wx: …: a label and its value.
_TOLD: Final = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,6}|[A-Za-z][A-Za-z -]{1,14}): ?(?=\S)")


def _tells_of_page(row: Row, node: Node) -> bool:
    """Whether a label and its value below numbered points, hardly one of which ends in a stop, is no rest of the last one."""
    told = _TOLD.match(row.text) if row.fresh and not row.cell else None
    if told is None or len(node.items) < 2 or any(one.number is None for one in node.items):
        return False
    if node.items[-1].ended or sum(one.ended for one in node.items) * 3 > len(node.items):
        return False
    label = told.group("label")
    known = label.isascii() or fields.known(label.replace(" ", "")) or _OF_POSTING.search(label) is not None
    return known and _TOLD.match(node.items[-1].text) is None


_OF_POSTING: Final = re.compile(r"链接|网址|邮箱|电话|微信|地址|地点|联系|投递|说明|备注|备註|来源|时间|公司")


def _is_aside(node: Node) -> bool:
    """Whether a node is a section of another matter under an unknown plain line (机遇, 挑战)."""
    return node.kind == "other" and node.row is not None and node.row.type == "text"


def _is_chapter(row: Row) -> bool:
    return row.marker is not None and row.marker.style == "chapter"
