"""Owners: whose job each list is, which names are one job, and whose the fields are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.parsing import fields as labels
from corpus.parsing import titles
from corpus.parsing.account import Account
from corpus.parsing.names import abbreviation, is_alias, other_names, short_forms, side_by_side
from corpus.parsing.outline import Draft, Node, Outline
from corpus.parsing.pagejob import acting
from corpus.parsing.result import Kind, ParsedField, ParsedList, ParsedRole
from corpus.parsing.roles import same_job, subject_of
from corpus.parsing.rows import Row
from corpus.parsing.sharing import of_unit
from corpus.parsing.unnumbered import RULES
from corpus.parsing.view import EDGE

#: What lists the powers of several people at once (审批权限一览表).
_OVERALL: Final = re.compile(r"(?:一览|总|汇总)表?:?$")


@dataclass(slots=True)
class Found:
    """One list of one job, before roles are merged."""

    role: str
    place: int
    parsed: ParsedList
    node: Node
    drafts: list[Draft]


@dataclass(slots=True)
class Owners:
    """Gives the lists of one document to its jobs."""

    source: str
    rows: list[Row]
    outline: Outline
    account: Account
    page_role: str | None
    fallback: str
    staff: str | None = None
    unit: str | None = None  # the department that the document is about
    _job_numbers: dict[str, set[int]] | None = None

    def _trim(self, start: int, end: int, edge: str) -> tuple[int, int]:
        source = self.source
        while start < end and source[start] in edge:
            start += 1
        while end > start and source[end - 1] in edge:
            end -= 1
        while start < end and source[start].isspace():
            start += 1
        while end > start and source[end - 1].isspace():
            end -= 1
        return start, end

    def _role_of(self, node: Node, drafts: list[Draft]) -> str:
        if self.unit is not None and (of_unit(node.row) or self._beside_jobs(node)):
            return self.unit
        above: Node | None = node
        while above is not None:
            if above.whole:
                return node.role or self.page_role or self.fallback
            if above.subject is not None and (
                titles.ends_in_job(above.subject)
                or not (above.role or self.page_role)
                or (
                    above.row is not None
                    and above.row.marker is not None
                    and above.row.marker.style == "article"
                )
            ):
                return above.subject
            above = above.parent
        if node.generic or node.kind == "other":
            subject = subject_of(drafts[0].text) if drafts else None
            if subject is not None and titles.ends_in_job(subject):
                return subject
        if node.generic and not node.role and not self.page_role and node.row is not None:
            over = node.row.heading.prefix if node.row.heading is not None else ""
            if over.endswith(("员工", "人员", "职工")):
                return over  # 全体员工纪律
        if (
            node.role is None
            and self.page_role is None
            and self.staff is not None
            and node.inherited_kind() in (None, "other")
        ):
            return self.staff
        return node.role or self.page_role or self.fallback

    def _beside_jobs(self, node: Node) -> bool:
        """Whether a list of rules or powers stands beside the jobs of a department's page, not below one of them.

        四、销售纪律 goes on with the numbering of 二、总监职责 and 三、内勤主管; 审批权限一览 says so itself.
        """
        row = node.row
        head = row.heading if row is not None and row.type == "heading" else None
        if row is None or row.type == "title" or node.kind not in ("other", "authority"):
            return False
        if (head is not None and head.name is not None) or (
            node.kind == "other" and not row.text.endswith(RULES)
        ):
            return False
        if row.marker is None or row.marker.number is None:
            return _OVERALL.search(row.text) is not None
        counted = self._counted_jobs().get(row.marker.style, set())
        number = row.marker.number
        return number - 1 in counted and min(counted) < number - 1

    def _counted_jobs(self) -> dict[str, set[int]]:
        """Return the numbers of the headings and titles that name jobs, by the style of their marks."""
        if self._job_numbers is None:
            self._job_numbers = {}
            for row in [node.row for node in self.outline.nodes if node.row is not None]:
                names = row.type == "title" or (row.heading is not None and row.heading.name is not None)
                if names and row.marker is not None and row.marker.number is not None:
                    self._job_numbers.setdefault(row.marker.style, set()).add(row.marker.number)
        return self._job_numbers

    def _roles(self, found: list[Found]) -> list[ParsedRole]:
        printed: list[tuple[str, int | None]] = []
        for node in self.outline.nodes:
            head = node.row.heading if node.row is not None else None
            if head is not None and head.name is not None:
                printed.append((head.name, head.serial))
        known = {name for name, _ in printed}
        self._adopt(found)
        printed.extend((one.role, None) for one in found if one.role not in known)
        main = same_job(printed)
        kinds: dict[str, set[Kind]] = {}
        for one in found:
            kinds.setdefault(main.get(one.role, one.role), set()).add(one.parsed.kind)
        short = short_forms(kinds, self._introduced())
        main = {name: short.get(title, title) for name, title in main.items()}
        lists: dict[str, list[ParsedList]] = {}
        names: dict[str, list[str]] = {}
        for one in found:
            lists.setdefault(main.get(one.role, one.role), []).append(one.parsed)
        for name, title in main.items():
            if name != title and is_alias(name, title):
                names.setdefault(title, []).append(name)
        for name in main:
            if (brief := abbreviation(name)) is not None and main[name] in lists:
                names.setdefault(main[name], []).append(brief)
        for row in self.rows:
            if row.type == "title" and row.name in lists:
                others = names.setdefault(row.name, [])
                others.extend(name for name in other_names(row.text) if name not in (*lists, *others))
        for title in lists:
            others = names.setdefault(title, [])
            others.extend(name for name in side_by_side(title) if name not in (*lists, *others))
        values = self._fields(main, lists)
        return [
            ParsedRole(
                title=title,
                aliases=names.get(title, []),
                fields=values.get(title, []),
                lists=_with_profiles(parsed),
            )
            for title, parsed in lists.items()
        ]

    def _introduced(self) -> list[set[str]]:
        """Return the jobs of each dress in which names stand on lines of their own, each over what is its own (焊工 … 埋弧焊工)."""
        dressed: dict[tuple[str, bool], set[str]] = {}
        for row in self.rows:
            style = row.marker.style if row.marker is not None else ""
            if row.type == "title" and row.name:
                dressed.setdefault((style, row.text.endswith(":")), set()).add(row.name)
            elif row.type == "field" and row.label in labels.NAME_LABELS and row.name:
                dressed.setdefault((row.label, True), set()).add(row.text.split(":", 1)[-1].strip())
        return list(dressed.values())

    def _adopt(self, found: list[Found]) -> None:
        """Give lists that name no job to the job their first point begins with, or to the page's only one."""
        self._follow(found)
        named = {one.role for one in found} - {self.fallback}
        last: str | None = None
        for one in sorted(found, key=lambda one: one.place):
            last = one.role if one.role != self.fallback else last
            if one.role != self.fallback or one.node.role or one.node.whole or self.page_role or not named:
                continue
            first = one.drafts[0].text
            told = {acting(draft.text.split(",")[0]) for draft in one.drafts}
            if (
                len(told) == 1
                and (who := told.pop()) is not None
                and titles.is_sure(who)
                and who not in titles.GENERIC
            ):
                one.role = who  # 作业规程 / 装卸工在搬运时应…, below what its superiors check
                continue
            if one.parsed.kind == "other" and last is not None and one.node.subject is None:
                one.role = last  # 收运协议应当包括下列内容: still the chapter of the last one obliged
                continue
            spoken = [name for name in named if first.startswith(name)]
            if spoken:
                one.role = max(spoken, key=len)
            elif len(named) == 1 and one.parsed.kind != "duty" and one.node.row is not None:
                (one.role,) = named

    def _follow(self, found: list[Found]) -> None:
        """Rules and procedures that name nobody below jobs belong to the last of them, not to the page's headline."""
        last: str | None = None
        for one in sorted(found, key=lambda one: one.place):
            if one.node.whole:
                continue
            if one.node.role is not None or one.node.subject is not None:
                last = one.role
            elif one.parsed.kind == "other" and last is not None and one.role in (self.page_role, self.staff):
                one.role = last

    def _fields(
        self, main: dict[str, str], lists: dict[str, list[ParsedList]]
    ) -> dict[str, list[ParsedField]]:
        out: dict[str, list[ParsedField]] = {}
        only = next(iter(lists)) if lists else None
        printed = {row.name for row in self.rows if row.type == "title"}
        listless = {role for _, role in self.outline.fields if role is not None and role in printed}
        listless = {role for role in listless if main.get(role, role) not in lists}
        for row, role in self.outline.fields:
            start, end = self._trim(row.body, row.end, EDGE + "]】")
            title = main.get(role, role) if role is not None else None
            if title in listless and len(listless) > 1:
                title = None  # postings of which the page tells no more than their terms
            elif title not in lists:
                title = self.page_role if self.page_role in lists else only
            if not row.label and start >= end:
                self.account.claim(row.start, row.end, "field")
            elif (
                title is None
                or row.label in labels.PAGE_LABELS
                or not any(char.isalnum() for char in self.source[start:end])
            ):
                self.account.drop(row.start, row.end, "metadata")
            else:
                self.account.claim(row.start, row.end, "field")
                out.setdefault(title, []).append(
                    ParsedField(name=row.label or "", text=self.source[start:end], start=start, end=end)
                )
        return out


def _with_profiles(lists: list[ParsedList]) -> list[ParsedList]:
    """The lists of one role with our grouping: which of them are one job."""
    from corpus.profiles import listed, profiles  # it reads headings as this package does: not at import

    found = profiles([listed("", one) for one in lists])
    return [one.model_copy(update={"profile": label}) for one, label in zip(lists, found, strict=True)]
