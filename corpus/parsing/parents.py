"""Which numbered or signed rows stand over others: a heading of what follows, a department's name, a remark."""

from __future__ import annotations

import itertools
import re
from typing import Final

from corpus.parsing.kinds import is_pay, kind_of_item, opens_duty, speaks_duty
from corpus.parsing.outline import Draft, Node
from corpus.parsing.plainlines import GOES_ON, NOTE, PlainLines
from corpus.parsing.rows import Row
from corpus.parsing.unnumbered import concludes

#: Signs that print a footnote as well as a point.
_STARS: Final = frozenset(("bullet*", "bullet★", "bullet☆"))

_SECTION_NAME: Final = 16  # characters
_FEWEST_ALIKE: Final = 3


def _names_sentences(rows: list[Row], place: int) -> bool:
    """Whether a short numbered line stands over plain lines, the first of them longer, each of which ends a sentence."""
    name = rows[place]
    if not name.fresh or name.ended or len(name.text) > _SECTION_NAME or name.type == "title":
        return False
    below = 0
    for said in itertools.islice(rows, place + 1, None):
        if said.type != "text" or said.marker is not None or (below and concludes(said.text)):
            break
        if not (said.fresh and said.ended):
            return False
        if not below and len(said.text) <= len(name.text):
            return False
        below += 1
    return below > 0


class Parents(PlainLines):
    """Judges a marked row by the row below it."""

    def _is_remark(self, index: int) -> bool:
        """A single line behind ※ below a list with other marks is said about the page (※應徵者個資…恕不退件)."""
        row, top = self.rows[index], self.stack[-1]
        if row.marker is None or row.marker.style != "bullet※" or not top.items:
            return False
        near = self.rows[max(0, index - 1) : index] + self.rows[index + 1 : index + 2]
        return all(other.marker is None or other.marker.style != "bullet※" for other in near)

    def _starred(self, index: int) -> bool:
        """Whether one sentence behind a star stands below numbered points (5、能倒班 / *以上岗位均需持健康证上岗。)."""
        row = self.rows[index]
        above = self.rows[index - 1] if index else None
        if row.marker is None or row.marker.style not in _STARS or above is None or above.marker is None:
            return False
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        alone = after is None or after.marker is None or after.marker.style != row.marker.style
        sentence = len(row.text) >= 8 and (row.ended or re.search("[,。;]", row.text) is not None)
        return alone and sentence and above.marker.number is not None and above.type == "text"

    def _star_note(self, index: int) -> bool:
        """Put a sentence behind a star below numbered points apart: it asks or offers something, or it is a remark."""
        row, top = self.rows[index], self.stack[-1]
        if not self._starred(index) or not top.items:
            return False
        kind = kind_of_item(row.text)
        top.closed = True
        if kind not in ("requirement", "benefit"):
            self.outline.dropped.append((row, "remark"))
            return True
        beside = self._open(Node(max(1, top.level), top.parent or self.root, None, kind, top.role))
        assert row.marker is not None
        beside.items.append(
            Draft(row.body, row.end, row.text, None, (row.marker.start, row.marker.end), row.ended)
        )
        return True

    def _names_department(self, index: int) -> bool:
        """A short line behind a sign of its own, right over a job's name, is the department's (■ 技术中心)."""
        row = self.rows[index]
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if row.marker is None or row.marker.number is not None:
            return False
        if index and self.rows[index - 1].type == "heading":
            return False  # the only point of its list
        return (
            after is not None
            and after.type == "title"
            and (after.marker is None or after.marker.style != row.marker.style)
            and len(row.text) <= 16
            and not row.ended
            and not any(node.series == row.marker.style for node in self.stack)
        )

    def _heads(self, index: int, holder: Node) -> bool:
        """Whether a marked row is the heading of what follows rather than a point of its own."""
        row = self.rows[index]
        marker = row.marker
        assert marker is not None
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if index + 1 in self._ruled_off:
            return False  # 6、团队协作 / ------ / > 我们是…: nothing stands under it
        if after is not None and after.type == "title" and after.marker is not None:
            return (
                len(row.text) <= 16
                and not row.ended
                and after.marker.rank > marker.rank
                and after.marker.number == 1
            )  # 一、招聘岗位 + 1、会计 2名
        if marker.style == "label" and after is not None and _over_tasks(row, after):
            return True
        if (
            after is None
            or after.type in ("title", "field")
            or (after.type == "heading" and after.marker is None and not row.text.endswith(":"))
        ):
            return False
        colon = row.text.endswith(":")
        signed = after.marker is not None and after.marker.number is None and not colon
        if signed and (self._names_department(index + 1) or self._alone_behind_sign(index, holder)):
            return False
        if signed and self._starred(index + 1) and (row.ended or len(row.text) > 8):
            return False
        listed = holder.row is not None and holder.row.type == "heading"
        if signed and listed and marker.number is None and after.gap and not (row.gap or self.gapped):
            return False  # - 同岗经验一年 / (an empty line) / ▎福利: another list begins
        if marker.number is None and len(holder.items) > 1 and after.gap and not (row.gap or self.gapped):
            return False  # the last of several points behind signs, an empty line below it
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
        if self._counts_across(index, holder):
            return True
        free = after.type == "text" and marker.number is not None and self._signs_apart(inner)
        if not inner.opens or any(node.series == inner.style for node in self.stack[int(free) :]):
            return False
        level = inner.rank == marker.rank and not row.ended and len(row.text) <= 16  # 3.4.2 收银作业 over ①
        return colon or inner.rank > marker.rank or level or marker.number is None

    def _all_over_text(self, style: str) -> bool:
        """Whether each number of a style stands before a short name over its sentences (5. 接待来访 / 热情接待各位来宾。)."""
        if style not in self._over_text:
            places = [
                place
                for place, one in enumerate(self.rows)
                if one.marker is not None and one.marker.style == style and one.marker.number is not None
            ]
            self._over_text[style] = len(places) >= _FEWEST_ALIKE and all(
                _names_sentences(self.rows, place) for place in places
            )
        return self._over_text[style]

    def _counts_across(self, index: int, holder: Node) -> bool:
        """Whether the numbers below a section count on from the section before it (一、… 1. 2. 二、… 3. 4.)."""
        row, after = self.rows[index], self.rows[index + 1]
        marker, inner = row.marker, after.marker
        if marker is None or inner is None or inner.number is None or marker.number is None:
            return False
        if row.ended or len(row.text) > _SECTION_NAME or marker.rank >= inner.rank or marker.number < 2:
            return False
        before = [
            one
            for one in self.outline.nodes
            if one.series == inner.style and one.row is not None and one.parent is holder
        ]
        return bool(before) and before[-1].last == inner.number - 1

    def _alone_behind_sign(self, index: int, holder: Node) -> bool:
        """Whether one line behind another sign follows the last of several points behind signs, heading nothing."""
        marker, inner = self.rows[index].marker, self.rows[index + 1].marker
        assert marker is not None and inner is not None
        later = self.rows[index + 2].marker if index + 2 < len(self.rows) else None
        return (
            marker.number is None
            and bool(holder.items)
            and inner.style != marker.style
            and (later is None or later.style != inner.style)
        )

    def _heads_text(self, index: int) -> bool:
        """A short point without an end, over plain lines, is their heading (一、收货 + 核对…；)."""
        row, after = self.rows[index], self.rows[index + 1]
        assert row.marker is not None
        if (
            after.type != "text"
            or not after.fresh
            or row.ended
            or len(row.text) > 24
            or row.text[-1] in ",、"
        ):
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
        if len(row.text) > 16 or is_pay(row.text) or NOTE.match(after.text):
            return False
        if row.marker.number is None and row.marker.rank >= 7 and not row.text.endswith(":"):
            return False
        if self._all_over_text(row.marker.style):
            return True
        return (
            len(after.text) > len(row.text)
            and (after.ended or after.text.endswith(":") or speaks_duty(after.text))
            and not opens_duty(row.text)
            and kind_of_item(row.text) in (None, "duty")
            and not GOES_ON.match(after.text)
        )


def _over_tasks(row: Row, after: Row) -> bool:
    """Whether a counted duty is the name of one that a heading of its tasks follows (职责一：水下作业 / 工作任务：)."""
    head = after.heading if after.type == "heading" else None
    told = head is not None and head.kind == "duty" and head.name is None and not head.prefix
    return told and after.marker is None and not row.ended and len(row.text) <= _NAME_OF_DUTY


_NAME_OF_DUTY: Final = 16
