"""Items: walks the rows and puts every point under its heading.

What nests is read from the numbers themselves: a marker of a style not open yet that begins at 1 goes
one level down and makes the point before it a heading; a style that is open already goes back up to its
list; 1 directly after 1 means that the first one heads the second.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import fields, headings, titles, unnumbered
from corpus.parsing.kinds import kind_of_phrase
from corpus.parsing.names import without_note
from corpus.parsing.offers import EMPLOYER
from corpus.parsing.outline import Draft, Node, Outline
from corpus.parsing.parents import Parents
from corpus.parsing.result import Kind
from corpus.parsing.roles import defined_by, holder_of, subject_of
from corpus.parsing.rows import Row, printed
from corpus.parsing.view import compact

_QUOTES: Final = "\"'“”‘’「」"
_FORBIDS: Final = re.compile(r"[一二三四五六七八九十][条项个]?(?:不准|不得|不许|严禁|禁止|禁令)")


def _begins_again(row: Row, below: int | None) -> bool:
    """Whether the numbers below a heading begin at 1 again: below the number 1 itself, or below a job's (2、财务部职责 / 1、…)."""
    named = row.heading is not None and row.heading.name is not None
    return below == 1 and row.marker is not None and (row.marker.number == 1 or named)


class Walker(Parents):
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
            elif row.said:
                self._said(row)
            else:
                self._text(index)
        for node in self.outline.nodes:
            self._settle(node)
        return self.outline

    # -- rows by type

    def _field(self, index: int) -> None:
        row, known = self.rows[index], self.outline.fields
        if row.name is not None and row.label:
            value = row.text.split(":", 1)[-1].strip()
            if row.label in fields.DOUBTFUL_NAMES:
                value = _first_part(self.view[row.body : row.end])
            counted = titles.headcount(value)  # 岗位：科长（科级）1名
            value = (
                value[: counted.start()].rstrip() if counted is not None and counted.start() > 1 else value
            )
            named = printed(self.source, self.view, row, value.strip(_QUOTES) or value)
            another = self.role is not None and bool(named) and self.role != named
            self.role, self.role_is_weak = named or self.role, False
            if another:  # the fields of the next job begin
                self._of_job()
            for back in range(1, min(index, len(known)) + 1):  # 部门：财务部 岗位名称：出纳
                if self.rows[index - back + 1].gap:
                    break  # a table of its own
                above = self.rows[index - back]
                if above.type != "field" or above.name is not None or known[-back][0] is not above:
                    break
                known[-back] = (above, self.role)
            top = self.stack[-1]
            if top.role is None and top.row is not None and top.row.type == "heading" and top.empty:
                if top.row.heading is not None and top.row.heading.kind == "other":
                    self._of_job()  # 联系我们, a link of the menu, over 岗位：护理员 / 1、…
                else:
                    top.role = self.role  # 岗位职责 / 职位：护理员 / 1、…
        known.append((row, self.role))
        top = self.stack[-1]
        if row.label and _REACHES.search(row.label) is not None and self._listed(top):
            self._settle(top)  # 邮箱：…: below how to apply no plain line is a point of the list above
            top.closed = True
        top.closed = top.closed or bool(top.items)

    def _of_job(self) -> None:
        """Begin what belongs to the job in force, which a field names."""
        self._pop_to(self.root)
        self._push(Node(0, self.root, None, None, self.role))

    def _title(self, row: Row) -> None:
        above = self._over_titles(row)
        self._pop_to(above)
        if row.marker is not None:
            if self._title_style is None:
                self._title_style, above_it = row.marker.style, self.rows[: self.rows.index(row)]
                self.outer = {
                    over.marker.style
                    for over in above_it
                    if over.marker is not None and over.marker.rank < row.marker.rank and over.type != "title"
                }
            self.root.series, self.root.rank = row.marker.style, row.marker.rank
        self._celled_jobs += row.cell
        self.role, self.role_is_weak = row.name, False
        self._column = self._column_over(row) or self._column
        known, place = self.outline.fields, self.rows.index(row)
        before = self.rows[place - 1] if place else None
        if known and known[-1][0] is before and known[-1][0].label == EMPLOYER:
            known[-1] = (known[-1][0], self.role)  # 雅昌集团 / 产品助理 / …
        self._push(Node(0, above, row, row.over or self._column, self.role))

    def _column_over(self, row: Row) -> Kind | None:
        """What the last column of a table holds whose header stands line by line over its first post (职位 / 人数 / 岗位要求 / 店长 / 10名 / …)."""
        place = self.rows.index(row)
        head = self.rows[place - 1].heading if place > 1 else None
        if head is None or head.colon or head.kind not in ("duty", "requirement") or head.name is not None:
            return None
        beside = self.rows[place - 2].text.strip()
        return head.kind if _COUNT_COLUMN.fullmatch(beside) and self.rows[place - 1].fresh else None

    def _said(self, row: Row) -> None:
        """A duty in running text belongs to the name right before it (网格员（6人） 每天巡查本网格；…)."""
        node = self.stack[-1]
        node.kind, self.divided = node.kind or "duty", True
        node.items.append(Draft(row.body, row.end, row.text, None, None, True))
        node.closed = True

    def _accepts(self, index: int) -> bool:
        """A heading with a marker is one only if something stands under it, not its own next sibling."""
        row = self.rows[index]
        if row.marker is None:
            return True
        if self._last_point(index):
            return False
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if after is not None and after.type == "title" and after.marker is None and row.heading is not None:
            return row.heading.kind == "duty" and row.heading.name is None  # 一、人员职责 over 【电工】
        if after is None or after.type in ("title", "field"):
            return after is not None and after.type == "field"
        if after.marker is None:
            return True
        if after.marker.style == row.marker.style:
            return _begins_again(row, after.marker.number) or (
                row.marker.number is None
                and row.heading is not None
                and after.type == "text"
                and row.heading.colon
            )
        chapter = row.marker.style == "chapter" and after.marker.style == "article"
        return (
            after.marker.opens
            or after.type == "heading"
            or self._counts_past(index)
            or (chapter and row.heading is not None and row.heading.name is not None)
        )

    def _counts_past(self, index: int) -> bool:
        """Whether the points below a heading with a job's name count on from those above it, as a word processor makes them."""
        head = self.rows[index].heading
        if head is None or head.name is None or not 0 < index < len(self.rows) - 1:
            return False
        above, below = self.rows[index - 1].marker, self.rows[index + 1].marker
        return (
            above is not None
            and below is not None
            and above.style == below.style
            and above.number is not None
            and below.number == above.number + 1
        )

    def _last_point(self, index: int) -> bool:
        """Whether a numbered row inside a line counts on from the point right before it (9.填单 10.其他由经理分配的职责)."""
        row, before = self.rows[index], self.rows[index - 1] if index else None
        if before is None or row.marker is None or before.marker is None or before.type != "text":
            return False
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if row.fresh and (after is None or after.type != "heading" or after.marker is not None):
            return False  # what heads nothing but the next list's heading is a point (3.提升团队能力 / 岗位要求：)
        counts = row.marker.style == before.marker.style and row.marker.number is not None
        on = counts and before.marker.number is not None and row.marker.number == before.marker.number + 1
        return on and row.heading is not None and not (row.heading.colon or row.heading.wrapped)

    def _heading(self, index: int) -> None:
        row = self.rows[index]
        head = row.heading
        assert head is not None
        outer = head.kind == "other" and self.body is not None and row.marker is not None
        outer = outer and row.marker is not None and row.marker.style in self.outer
        outer = outer or (head.kind == "other" and self._of_page(row))
        whole = (self.divided or outer) and head.name is None  # 开放时间 below who does what: the body's
        if whole:
            self.role, self.role_is_weak = self.body, True
        self.divided = part = False
        self._back_to_section(row)
        if head.name is not None:
            over = self.stack[-1].row if self.stack[-1].empty else None
            short = over is not None and over.type == "title" and self.role is not None
            part = self._part_of_job(row)
            if not part and not (short and _says_shorter(head.name, self.role or "")):
                self.role = head.name
            self.role_is_weak = False
        elif (
            head.generic
            and head.kind == "duty"
            and head.prefix.rstrip("的").endswith(("员工", "人员", "职工"))
        ):
            self.role, self.role_is_weak = head.prefix.rstrip("的"), True
        elif head.weak_name is not None and self.role_is_weak:
            self.role = head.weak_name
        names_role = (head.name is not None and not part) or (
            head.weak_name is not None and self.role == head.weak_name
        )
        style = row.marker.style if row.marker is not None else None
        parent = self._heading_parent(row, names_role)
        self._pop_to(parent)
        if row.marker is not None and parent.series in (None, style):
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
        subject = None
        if (
            head.kind == "other"
            and head.word.endswith(unnumbered.RULES)
            and head.prefix not in titles.GENERIC
        ):
            rest = _FOR_ALL.sub("", head.prefix)  # 食堂工作人员守则, 高级管理人员的共同禁令
            subject = printed(self.source, self.view, row, rest) if titles.ends_in_job(rest) else None
        elif (
            head.kind == "other"
            and head.word.endswith("制度")
            and headings._ORGAN.match(head.prefix) is not None
        ):
            subject = printed(self.source, self.view, row, head.prefix)  # 检验科工作制度
        elif head.name is None and not row.fresh and head.kind != "other":
            subject = self._subject_before(index)
        self._push(
            Node(
                level,
                parent,
                row,
                None if nested else head.kind,
                role,
                subject,
                generic=head.generic,
                whole=whole,
            )
        )

    def _subject_before(self, index: int) -> str | None:
        """Whom the article obliges or defines whose sentence ends in a list's heading (第六条 …，管理员承担日常管理，｜具体职责有：)."""
        above, row = self.rows[index - 1] if index else None, self.rows[index]
        marker = above.marker if above is not None and above.type == "text" else None
        if above is None or marker is None or marker.style != "article":
            return None
        if (own := subject_of(row.text)) is not None:
            return printed(self.source, self.view, row, own)  # 第八条 …表决。｜会员大会的职权是：
        joined = above.text.endswith(",")
        subject = subject_of(f"{above.text}{row.text}") if joined else defined_by(above.text)
        return printed(self.source, self.view, above, subject) if subject is not None else None

    def _back_to_section(self, row: Row) -> None:
        """A section that counts on from one over a table of jobs is no part of the last job (一、岗位职责 / 电工 | … / 二、巡检流程)."""
        marker, head = row.marker, row.heading
        if marker is None or marker.number is None or head is None:
            return
        number, role, jobs = self._sections.get(marker.style, (None, None, 0))
        if head.name is None and number == marker.number - 1 and jobs < self._celled_jobs:
            self._pop_to(self.root)
            self.role, self.role_is_weak = role, True
        self._sections[marker.style] = (marker.number, head.name or self.role, self._celled_jobs)

    def _settle_before(self, top: Node, head: headings.Heading) -> None:
        """Plain lines below a job's heading are its points when a list of another kind follows (督导的权限 / … / 福利：)."""
        over = top.row.heading if top.row is not None and top.row.type == "heading" else None
        if over is None or over.name is None or top.kind in (None, "other") or head.kind == top.kind:
            return
        if len(top.pending) >= (2 if top.kind == "duty" else 1) and top.pending[0].fresh:
            self._settle(top)

    def _part_of_job(self, row: Row) -> bool:
        """Whether a numbered heading names a part of the job that it stands under (4.1 采购职责 below 4、采购仓管员)."""
        over = next(
            (node.row for node in self.stack if node.row is not None and node.row.type == "title"), None
        )
        head = row.heading
        assert head is not None and head.name is not None
        if over is None or over.name is None or over.marker is None or row.marker is None:
            return False
        deeper = row.marker.rank > over.marker.rank and (row.marker.head in (0, over.marker.number))
        rest = over.name.removeprefix(head.name)
        ranked = rest != over.name and _RANK.fullmatch(rest) is not None  # 3.1 保安职责 below 3、保安主管
        return deeper and head.name != over.name and head.name in over.name and not ranked

    def _over_cells(self, row: Row, top: Node) -> Node | None:
        """Return the section that a table of labels stands in (二、巡检流程 / 流程如下： / 开机 | … / 复核 | …)."""
        over = top.row
        if over is None or over.type != "heading" or top.items:
            return None
        if over.cell:
            parent = top.parent
            inside = parent is not None and parent.row is not None and parent.row.type == "heading"
            return parent if inside and over.line + 1 == row.line else None
        announced = bool(top.pending) and top.pending[-1].text.endswith(":")
        return top if announced and over.heading is not None and over.heading.name is None else None

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
        if row.cell and (above := self._over_cells(row, top)) is not None:
            return above
        self._settle_before(top, row.heading)
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
            if titles.looks_like_title(row.text) and titles.is_named(row.text):  # 第二节 配料工
                self.role, self.role_is_weak, kind = (
                    printed(self.source, self.view, row, row.text),
                    False,
                    "duty",
                )
            self._push(Node(0, self.root, row, kind, self.role, self._subject(row)))
            return
        if self._names_department(index):
            self._pop_to(self.root)
            self.outline.dropped.append((row, "department"))
            return
        if self._star_note(index):
            return
        if self._is_remark(index):
            self.stack[-1].closed = True
            self.outline.dropped.append((row, "remark"))
            return
        if index in self._ruled_off and marker.number is None:
            self._pop_to(self.root)  # points behind signs below a drawn rule are no part of the list above
        holder = self._holder(row)
        in_force = self.stack[-1] is holder
        self._pop_to(holder)
        if holder.series is None:
            holder.series, holder.rank = marker.style, marker.rank
        if self._heads(index, holder):
            of_page = self._of_page(row)
            holder.last = marker.number
            above = holder.inherited_kind()
            kind = kind_of_phrase(row.text) if above in (None, "other") or marker.style == "article" else None
            if _FORBIDS.search(row.text) is not None:
                kind = "other"
            subject = self._subject(row)
            if subject is not None and subject == holder_of(row.text):
                kind = "duty"
            if subject is not None and kind == "other" and titles.ends_in_job(subject):
                self.role, self.role_is_weak = subject, True  # 二、驻地人员十不准 … 三、处罚标准
            whole = of_page and kind == "other" and subject is None
            node = Node(
                max(2, holder.level + 1),
                holder,
                row,
                kind,
                None if whole else self.role,
                subject,
                generic=holder.generic,
                whole=whole,
            )
            self._push(node)
            return
        titled = holder.row is not None and holder.row.type == "title"  # 车场管理员 / 第一条 指挥车辆…
        if self.ruled and unnumbered.why(row) == "introduction":  # 为加强管理，制定本规定
            self.outline.dropped.append((row, "introduction"))
            return
        if marker.style == "article" and holder.inherited_kind() != "duty" and not (titled or self.ruled):
            self._provision(row)
            return
        self._unnumbered_before(holder, first_lost=marker.number == _SECOND and not row.fresh)
        if (
            marker.number == 1
            and holder.last is not None
            and (holder.last > 1 or len(holder.items) > 2)  # 1、 1、 1、 2、: one list, numbered badly
            and holder.items
            and marker.style == holder.series
        ):
            holder = self._restart(holder, row)
        if in_force and holder.closed and holder.last is not None and marker.number == holder.last + 1:
            holder.closed = False  # a running head or foot stood between 2. and 3., the list goes on
        holder.last = marker.number
        holder.items.append(
            Draft(row.body, row.end, row.text, marker.number, (marker.start, marker.end), row.ended)
        )

    def _of_page(self, row: Row) -> bool:
        """Whether a heading goes on with the page's numbering that a table of jobs stood in (二、岗位表 … 三、报名材料)."""
        marker, root = row.marker, self.root
        counts = marker is not None and marker.number is not None and root.last == marker.number - 1
        same = marker is not None and marker.style == root.series
        return counts and same and any(other.cell and other.type == "title" for other in self.rows)


def _says_shorter(name: str, full: str) -> bool:
    """Whether a heading says the end of the name printed right above it (数字化小组组长（竞聘） over 组长职责)."""
    bare = without_note(full).replace(" ", "")
    work = not titles.is_sure(name) and bare.startswith(name)  # 行政专员 over 行政岗位职责
    return len(name) < len(bare) and (work or bare.endswith(name))


def _first_part(value: str) -> str:
    """Return what stands before the first wide blank (研发工程师（R&D）  仅供参考)."""
    return compact(value.strip().split("  ")[0]).strip()


_COUNT_COLUMN: Final = re.compile(
    "(?:招聘|需求|计划|岗位)?(?:人数|名额|数量)|(?:招聘)?(?:职位|岗位|工种)(?:名称)?"
)
#: Labels of how to reach who hires, and of who wrote the page.
_REACHES: Final = re.compile("邮箱|电话|联系|微信|作者|来源|网址|传真|QQ")
_RANK: Final = re.compile("(?:部|队|班|组)?(?:副?主管|副?经理|副?主任|副?队长|班长|组长|领班|总监|助理|长)")
_SECOND: Final = 2
_FOR_ALL: Final = re.compile(r"的?(?:共同|通用|统一)?的?$")
#: Chapters that forbid or punish (第一部分 全体员工严禁下列行为, 第五章 罚则).
_RULES: Final = re.compile(r"严禁|禁止|不得|不准|处罚|罚则|奖惩|奖罚|纪律")
