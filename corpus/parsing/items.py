"""Items: walks the rows and puts every point under its heading.

What nests is read from the numbers themselves: a marker of a style not open yet that begins at 1 goes
one level down and makes the point before it a heading; a style that is open already goes back up to its
list; 1 directly after 1 means that the first one heads the second.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import titles, unnumbered
from corpus.parsing.kinds import is_pay, kind_of_item, kind_of_phrase, opens_duty, speaks_duty
from corpus.parsing.outline import Draft, Node, Outline
from corpus.parsing.result import Kind
from corpus.parsing.roles import provision_of, subject_of
from corpus.parsing.rows import Row, printed
from corpus.parsing.stack import Stack

_NOTE: Final = re.compile(r"(?:备?注|说明|※|PS|P\.S|提示)[:：\d]")
_GOES_ON: Final = re.compile(
    r"[,、)\]》;。/]|(?:即|包括|具体|其中|同时|例如|比如|如:|并|及|以及|等|或|和|与|的)"
)
_UNFINISHED: Final = re.compile(r"[,、(/《“]$|(?:的|和|及|与|或|并|对|将|在|为)$")
#: A whole line in brackets below a point is said about the list (（以上自发布之日起执行）).
_ASIDE: Final = re.compile(r"\([^()]{8,}\)[。;]?")
_COUNTED: Final = re.compile(r"[“\"]?[一二三四五六七八九十]{1,2}(?=不(?:准|得|许)|严禁|禁止)")
_FORBIDS: Final = re.compile(r"[一二三四五六七八九十][条项个]?(?:不准|不得|不许|严禁|禁止|禁令)")
_SHAPED: Final = re.compile(r"[^:,;。]{2,14}:\s*\S")


class Walker(Stack):
    """Reads the rows once, from the first to the last."""

    def walk(self) -> Outline:
        """Return the outline of all rows."""
        for index, row in enumerate(self.rows):
            if row.type == "field":
                self._field(index)
            elif row.type == "title":
                self._title(row)
            elif row.type == "heading" and self._accepts(index):
                self._heading(index)
            elif row.marker is not None:
                self._marked(index)
            else:
                self._text(index)
        for node in self.outline.nodes:
            self._settle(node)
        return self.outline

    # -- rows by type

    def _field(self, index: int) -> None:
        row, known = self.rows[index], self.outline.fields
        if row.name is not None and row.label:
            named = printed(self.source, self.view, row, row.text.split(":", 1)[-1].strip())
            if self.role is not None and named and self.role != named:
                self._pop_to(self.root)  # the fields of the next job begin
            self.role, self.role_is_weak = named or self.role, False
            for back in range(1, min(index, len(known)) + 1):  # 部门：财务部 岗位名称：出纳
                above = self.rows[index - back]
                if above.type != "field" or above.name is not None or known[-back][0] is not above:
                    break
                known[-back] = (above, self.role)
            top = self.stack[-1]
            if top.role is None and top.row is not None and top.row.type == "heading" and top.empty:
                top.role = self.role  # 岗位职责 / 职位：护理员 / 1、…
        known.append((row, self.role))
        self.stack[-1].closed = self.stack[-1].closed or bool(self.stack[-1].items)

    def _title(self, row: Row) -> None:
        above = self._over_titles(row)
        self._pop_to(above)
        if row.marker is not None:
            self.root.series, self.root.rank = row.marker.style, row.marker.rank
        self.role, self.role_is_weak = row.name, False
        self._push(Node(0, above, row, None, self.role))

    def _over_titles(self, row: Row) -> Node:
        """Return the heading that several jobs stand under (一、人员职责 / 【电工】 / 【门卫】), else the root."""
        for node in self.stack[1:]:
            over = node.row
            if (
                row.marker is None
                and node.kind == "duty"
                and over is not None
                and over.marker is not None
                and over.heading is not None
                and over.heading.name is None
                and not (node.items or node.pending)
            ):
                return node
        return self.root

    def _accepts(self, index: int) -> bool:
        """A heading with a marker is one only if something stands under it, not its own next sibling."""
        row = self.rows[index]
        if row.marker is None:
            return True
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if after is not None and after.type == "title" and after.marker is None and row.heading is not None:
            return row.heading.kind == "duty" and row.heading.name is None  # 一、人员职责 over 【电工】
        if after is None or after.type in ("title", "field"):
            return after is not None and after.type == "field"
        if after.marker is None:
            return True
        if after.marker.style == row.marker.style:
            return (row.marker.number == 1 and after.marker.number == 1) or (
                row.marker.number is None
                and row.heading is not None
                and after.type == "text"
                and row.heading.colon
            )
        chapter = row.marker.style == "chapter" and after.marker.style == "article"
        return (
            after.marker.opens
            or after.type == "heading"
            or (chapter and row.heading is not None and row.heading.name is not None)
        )

    def _heading(self, index: int) -> None:
        row = self.rows[index]
        head = row.heading
        assert head is not None
        if head.name is not None:
            self.role, self.role_is_weak = head.name, False
        elif (
            head.generic
            and head.kind == "duty"
            and head.prefix.rstrip("的").endswith(("员工", "人员", "职工"))
        ):
            self.role, self.role_is_weak = head.prefix.rstrip("的"), True
        elif head.weak_name is not None and self.role_is_weak:
            self.role = head.weak_name
        names_role = head.name is not None or (head.weak_name is not None and self.role == head.weak_name)
        style = row.marker.style if row.marker is not None else None
        parent = self._heading_parent(row, names_role)
        self._pop_to(parent)
        if row.marker is not None and parent.series is None:
            parent.series, parent.rank, parent.last = style, row.marker.rank, row.marker.number
        level = 0 if names_role and parent is self.root else (1 if parent.level < 1 else parent.level + 1)
        role = None if head.generic else self.role
        chapter = row.marker is not None and row.marker.style == "chapter" and not names_role
        chapter = chapter and _RULES.search(head.word) is None
        nested = chapter or (
            row.marker is not None
            and head.kind == "other"
            and not head.word.endswith((*unnumbered.RULES, "步骤", "流程", "程序", "预案"))
            and parent.level >= 1
            and parent.inherited_kind() is not None
        )
        self._push(Node(level, parent, row, None if nested else head.kind, role, generic=head.generic))

    def _heading_parent(self, row: Row, names_role: bool) -> Node:
        assert row.heading is not None
        if row.marker is not None:
            for node in reversed(self.stack):
                if node.series == row.marker.style:
                    return node
            below = self.stack[-1]
            if (
                below.level >= 1
                and below.series is None
                and below.row is not None
                and below.row.marker is not None
                and not below.pending
            ):
                return below
        top = self.stack[-1]
        if names_role and (row.marker is None or top.level <= 0):
            return self.root
        if top.level >= 0 and top.row is not None and not top.items and not top.children and not top.closed:
            if not top.pending:
                return top if top.level < 2 else self._below_role()
            named = top.row.heading is not None and top.row.heading.name is not None and top.pending[0].fresh
            if named and top.kind == "duty" and row.heading.kind == "duty":
                return top
        return self._below_role()

    def _marked(self, index: int) -> None:
        row = self.rows[index]
        marker = row.marker
        assert marker is not None
        if marker.style == "chapter":
            self._pop_to(self.root)
            kind: Kind | None = "other" if _RULES.search(row.text) is not None else None
            self._push(Node(0, self.root, row, kind, self.role, self._subject(row)))
            return
        holder = self._holder(row)
        self._pop_to(holder)
        if holder.series is None:
            holder.series, holder.rank = marker.style, marker.rank
        if self._heads(index, holder):
            holder.last = marker.number
            above = holder.inherited_kind()
            kind = kind_of_phrase(row.text) if above in (None, "other") or marker.style == "article" else None
            if _FORBIDS.search(row.text) is not None:
                kind = "other"
            subject = self._subject(row)
            if subject is not None and kind == "other" and titles.ends_in_job(subject):
                self.role, self.role_is_weak = subject, True  # 二、驻地人员十不准 … 三、处罚标准
            node = Node(
                max(2, holder.level + 1),
                holder,
                row,
                kind,
                self.role,
                subject,
                generic=holder.generic,
            )
            self._push(node)
            return
        if marker.style == "article" and holder.inherited_kind() != "duty":
            self._provision(row)
            return
        self._unnumbered_before(holder)
        if (
            marker.number == 1
            and holder.last is not None
            and (holder.last > 1 or len(holder.items) > 2)  # 1、 1、 1、 2、: one list, numbered badly
            and holder.items
            and marker.style == holder.series
        ):
            holder = self._restart(holder, row)
        holder.last = marker.number
        holder.items.append(
            Draft(row.body, row.end, row.text, marker.number, (marker.start, marker.end), row.ended)
        )

    def _subject(self, row: Row) -> str | None:
        subject = subject_of(_COUNTED.sub("", row.text))  # 驻地人员十不准
        return printed(self.source, self.view, row, subject) if subject is not None else None

    def _provision(self, row: Row) -> None:
        """A rule's sentence that lays a duty on people (从业人员应当…，承担…职责。) is a point of theirs."""
        duty = (
            provision_of(
                row.text, plain=row.marker is None and row.fresh, among_duties=self._in_duty_chapter()
            )
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

    def _heads(self, index: int, holder: Node) -> bool:
        """Whether a marked row is the heading of what follows rather than a point of its own."""
        row = self.rows[index]
        marker = row.marker
        assert marker is not None
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if after is not None and after.type == "title" and after.marker is not None:
            return (
                len(row.text) <= 16
                and not row.ended
                and after.marker.rank > marker.rank
                and after.marker.number == 1
            )  # 一、招聘岗位 + 1、会计 2名
        if (
            after is None
            or after.type in ("title", "field")
            or (after.type == "heading" and after.marker is None and not row.text.endswith(":"))
        ):
            return False
        colon = row.text.endswith(":")
        if after.marker is None:
            if colon:
                later = self.rows[index + 2] if index + 2 < len(self.rows) else None
                wrapped = (
                    later is not None
                    and later.marker is not None
                    and later.marker.style == marker.style
                    and marker.number is not None
                    and not speaks_duty(after.text)
                    and kind_of_item(after.text) is None
                )  # 2）组织投标： / 报名、制作标书 / 3）…
                return after.type == "text" and not wrapped
            return self._heads_text(index)
        inner = after.marker
        if inner.style == marker.style:
            twice = marker.number == 1 and inner.number == 1 and not row.ended
            nth = (
                inner.number == 1
                and holder.same_style_parents
                and marker.number is not None
                and holder.last is not None
                and marker.number == holder.last + 1
            )
            if twice or nth:
                holder.same_style_parents = True
            return twice or nth
        if not inner.opens or any(node.series == inner.style for node in self.stack):
            return False
        level = inner.rank == marker.rank and not row.ended and len(row.text) <= 16  # 3.4.2 收银作业 over ①
        return colon or inner.rank > marker.rank or level or marker.number is None

    def _heads_text(self, index: int) -> bool:
        """A short point without an end, over plain lines, is their heading (一、收货 + 核对…；)."""
        row, after = self.rows[index], self.rows[index + 1]
        assert row.marker is not None
        if after.type != "text" or not after.fresh or row.ended or len(row.text) > 24:
            return False
        later = next(
            (
                other
                for other in self.rows[index + 1 : index + 4]
                if other.marker is not None or other.type != "text"
            ),
            None,
        )
        if (
            later is not None
            and later.marker is not None
            and later.type == "text"
            and later.marker.style != row.marker.style
            and later.marker.number == 1
        ) and not any(node.series == later.marker.style for node in self.stack):
            return True
        if len(row.text) > 16 or is_pay(row.text) or _NOTE.match(after.text):
            return False
        if row.marker.number is None and row.marker.rank >= 7 and not row.text.endswith(":"):
            return False
        return (
            len(after.text) > len(row.text)
            and (after.ended or speaks_duty(after.text))
            and not opens_duty(row.text)
            and kind_of_item(row.text) in (None, "duty")
            and not _GOES_ON.match(after.text)
        )

    def _unnumbered_before(self, holder: Node) -> None:
        """Settle plain lines between a heading and its number 1: an introduction or a first point."""
        if not holder.pending:
            return
        rows, holder.pending = holder.pending, []
        if holder is self.root or (holder.row is not None and holder.row.type == "title"):
            self.outline.dropped.extend((row, unnumbered.why(row)) for row in rows)
            return
        for draft, parts in unnumbered.join(rows):
            if draft.text.rstrip().endswith(";"):
                holder.items.append(draft)
            elif unnumbered.introduces(draft.text):
                holder.overview.append(draft)
            else:
                self.outline.dropped.extend((plain, unnumbered.why(parts[0])) for plain in parts)

    def _text(self, index: int) -> None:
        row = self.rows[index]
        node = self.stack[-1]
        if index in self._after_noise and node.items:
            node.closed = True
        if self._colon_heading(index, node) or self._plain_heading(index, node):
            return
        if not row.cell and node.row is not None and node.row.cell and node.row.type == "heading":
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

    def _colon_heading(self, index: int, node: Node) -> bool:
        """An unlisted line that ends in a colon heads the list below it (我们的工作地点在：)."""
        row = self.rows[index]
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if (
            not row.text.endswith(":")
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
            or after.marker.style != node.series
            or not (node.items[-1].ended or row.gap)
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

    def _after_items(self, index: int, row: Row, node: Node) -> None:
        """A plain line below numbered points: the point goes on, an unnumbered point, or no point."""
        last = node.items[-1]
        if not node.closed and not _NOTE.match(row.text) and not _ASIDE.fullmatch(row.text):
            wraps = (
                not (is_pay(row.text) and row.fresh)
                and not row.gap
                and not last.ended
                and not (row.cell and row.fresh)
            )
            if wraps or _UNFINISHED.search(last.text) or (row.text[0] in ",、)]》;" and not row.gap):
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
        alike = _SHAPED.match(row.text) and _SHAPED.match(last.text)
        near = (
            not row.gap
            and row.fresh
            and (row.text.endswith(";") or opens_duty(row.text) or _NOTE.match(row.text) or not last.ended)
        )
        if resumes and last.ended and not row.gap and _GOES_ON.match(row.text):
            self._extend(last, row)
        elif resumes or alike or near:
            node.items.append(Draft(row.body, row.end, row.text, None, None, row.ended))
        else:
            node.closed = True
            self._provision(row)

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


#: Chapters that forbid or punish (第一部分 全体员工严禁下列行为, 第五章 罚则).
_RULES: Final = re.compile(r"严禁|禁止|不得|不准|处罚|罚则|奖惩|奖罚|纪律")
_DUTY_CHAPTER: Final = re.compile(r"职责|责任|分工|义务")


def _is_chapter(row: Row) -> bool:
    return row.marker is not None and row.marker.style == "chapter"
