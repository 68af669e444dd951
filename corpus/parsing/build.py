"""From the outline to the contract: lists with kinds, roles with their names, trimmed spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from corpus.parsing import evidence, prose, titles
from corpus.parsing.barelists import bids_somebody
from corpus.parsing.kinds import kind_of_item, opens_duty, speaks_duty
from corpus.parsing.listkinds import by_kind
from corpus.parsing.outline import Draft, Node
from corpus.parsing.owners import Found, Owners
from corpus.parsing.result import Kind, ParsedItem, ParsedList, ParsedRole
from corpus.parsing.rows import Row
from corpus.parsing.sharing import bidden, by_owner, set_up
from corpus.parsing.unnumbered import RULES
from corpus.parsing.view import EDGE

#: What hangs on a document is no list of its people (附件：1.报名表).
_ATTACHED: Final = re.compile(r"附\s*(?:件|表|录)?\s*\d*\s*[:：]?$")
_BOLD: Final = "**"
#: What joins the last point to the one before it is no word of either (…编制统计数字；以及 / …; and).
_JOINER: Final = re.compile(r"\s*[;；,，]\s*(?:以及|及|以及其他|和|and|or)\s*$")
#: Characters of a heading; what is longer is a sentence, of which the last clause heads the list.
_LONGEST_LABEL: Final = 40
_CLAUSE_END: Final = re.compile(r"[,，;；。]\s*(?=[^,，;；。]{4,}$)|[。]\s*(?=[^。]{4,}$)")
_ANNOUNCES: Final = re.compile(
    r"职责|职权|权限|任务|责任|义务|工作|要求|条件|资格|情形|标准|内容|规定|原则|如下|下列|以下|包括|包含|职責|職責|職權|權限|任務|責任|義務|條件|資格|標準|內容|規定|原則"
)
_HEAD_EDGE: Final = EDGE + ":：】]》>"


@dataclass(slots=True)
class Builder(Owners):
    """Builds the lists of one document and writes its account."""

    _paths: dict[int, list[str]] = field(default_factory=dict)
    _sisters: set[int] | None = None
    _known_jobs: set[str] | None = None

    def build(self) -> list[ParsedRole]:
        """Return the roles; what belongs to none is dropped into the account."""
        found = [one for node in self.outline.nodes for one in self._lists(node)]
        found = self._without_document_overview(found)
        if self.page_role is None and bids_somebody(
            [draft.text for one in found for draft in one.drafts], self.rows
        ):
            for one in found:
                asked = [kind_of_item(draft.text) == "requirement" for draft in one.drafts]
                kind = "requirement" if 2 * sum(asked) > len(asked) else "duty"
                one.parsed = one.parsed.model_copy(update={"kind": kind})
        elif not found or not self._evidence(found):
            for one in found:
                for draft in one.drafts:
                    self.account.drop(draft.start, draft.end, "no duty list")
            found = self._from_prose()
        for one in found:
            for item, draft in zip(one.parsed.items, one.drafts, strict=True):
                self.account.claim(item.start, item.end, "item")
                if draft.marker is not None:
                    self.account.claim(*draft.marker, "marker")
        self._claim_headings()
        for row, reason in self.outline.dropped:
            self.account.drop(row.start, row.end, reason)
        return self._roles(sorted(found, key=lambda one: (one.place, one.parsed.items[0].start)))

    def _without_document_overview(self, found: list[Found]) -> list[Found]:
        """An overview that names no job beside jobs that do is the document's own (1 目的 of a regulation)."""
        if not any(one.role != self.fallback for one in found):
            return found
        given = any(row.said for row in self.rows)  # 会议议题 above who was given what is nobody's list
        kept = []
        for one in found:
            aside = one.parsed.kind == "overview" or (
                given and (one.parsed.kind == "other" or one.parsed.heading is None)
            )
            if aside and one.role == self.fallback and one.node.role is None:
                for draft in one.drafts:
                    self.account.drop(draft.start, draft.end, "introduction")
            else:
                kept.append(one)
        return kept

    def _from_prose(self) -> list[Found]:
        """A text without a list may still say in a sentence who does what."""
        rows = [row for row, _ in self.outline.dropped]
        nodes = prose.duties_in(rows, self.outline.nodes[0])
        said = sorted((draft for node in nodes for draft in node.items), key=lambda one: one.start)
        kept: list[tuple[Row, str]] = []
        for row, reason in self.outline.dropped:
            place = row.start
            for one in said:
                if row.body <= one.start < row.end:
                    self.account.drop(place, one.start, reason)
                    place = one.end
            if place == row.start:
                kept.append((row, reason))
            else:
                self.account.drop(place, row.end, reason)
        self.outline.dropped[:] = kept
        return [found for node in nodes for found in self._lists(node)]

    def _evidence(self, found: list[Found]) -> bool:
        """Whether the lists are somebody's duties, see :mod:`corpus.parsing.evidence`."""
        stands = [
            evidence.Stand(
                one.node.row,
                one.node.parent.row if one.node.parent is not None else None,
                one.parsed.kind,
                one.node.kind,
                [draft.text for draft in one.drafts],
                one.role not in (self.page_role, self.staff)
                and not one.role.startswith(("任何", "单位和个人"))
                and (one.role != self.fallback or one.node.role is not None),
                set_up(one.drafts[0].text) == one.role
                or (one.node.subject is not None and titles.ends_in_job(one.node.subject))
                or one.role == self.staff,
            )
            for one in found
        ]
        ruled = None if self.staff is None or self.staff.endswith(evidence.EVERYBODY) else self.staff
        return evidence.convinces(stands, self.rows, named=self.page_role is not None, ruled=ruled)

    # -- lists

    def _lists(self, node: Node) -> list[Found]:
        out: list[Found] = []
        if node.overview:
            out.append(self._list(node, node.overview, "overview"))
        self._headings_without_points(node)
        if node.items:
            for kind, drafts in by_kind(node):
                for owner, own in self._of_each(node, kind, drafts) or by_owner(kind, drafts, self._jobs()):
                    posted = owner is not None and set_up(own[0].text) == owner
                    out.append(self._list(node, own, "duty" if posted else kind))
                    out[-1].role = owner or out[-1].role
        kept = []
        for one in out:
            if one.parsed.heading is not None and _ATTACHED.match(one.parsed.heading) is not None:
                for draft in one.drafts:
                    self.account.drop(draft.start, draft.end, "attachment")
                continue
            if len(one.drafts) > 2 and all(_is_post(draft.text) for draft in one.drafts):
                for (
                    draft
                ) in one.drafts:  # 一、会计的十种岗位 / 1.出纳 / 2.稽核员: names of jobs are nobody's duties
                    self.account.drop(draft.start, draft.end, "list of jobs")
                continue
            numbered = any(draft.number is not None for draft in one.drafts)
            ruled = node.row is not None and node.row.text.rstrip(":").endswith(RULES)  # 四、纪律 over • …
            told = node.row is not None and (node.row.heading is not None or ruled)
            told = told and not _of_company(node)
            if one.parsed.kind == "other" and not numbered and not told:
                for draft in one.drafts:  # ▌連鎖體系很可以 ◆ …: the company speaks of itself
                    self.account.drop(draft.start, draft.end, "introduction")
            elif one.parsed.items:
                kept.append(one)
        return kept

    def _of_each(
        self, node: Node, kind: Kind, drafts: list[Draft]
    ) -> list[tuple[str | None, list[Draft]]] | None:
        """The points of a regulation's list that is no job's own, by whom each of them bids (3.1 保洁班长负责… 3.2 保洁主管负责…)."""
        whose = self._role_of(node, drafts)
        owned = node.role is not None or (whose != self.fallback and titles.ends_in_job(whose))
        return None if kind != "duty" or owned else bidden(drafts)

    def _jobs(self) -> set[str]:
        """Return the names of the document's jobs."""
        if self._known_jobs is None:
            self._known_jobs = {node.role for node in self.outline.nodes if node.role}
        return self._known_jobs

    def _headings_without_points(self, node: Node) -> None:
        """一、报名时间 beside 三、报名材料 over points is a heading too, whose text was no list."""
        if node.series is None or not node.items or not node.children or id(node) not in self._over_sisters():
            return
        bare = [
            draft
            for draft in node.items
            if draft.number is not None
            and len(draft.text) <= 12
            and not draft.ended
            and not speaks_duty(draft.text)
            and kind_of_item(draft.text) is None
        ]
        for draft in bare:
            self.account.drop(draft.start, draft.end, "heading without points")
            node.items.remove(draft)

    def _over_sisters(self) -> set[int]:
        """Return the nodes one of whose headings is numbered in the style of the node's own points."""
        if self._sisters is None:
            self._sisters = {
                id(child.parent)
                for child in self.outline.nodes
                if child.parent is not None
                and child.row is not None
                and child.row.marker is not None
                and child.row.marker.style == child.parent.series
            }
        return self._sisters

    def _list(self, node: Node, drafts: list[Draft], kind: Kind) -> Found:
        items, kept = [], []
        for draft in drafts:
            start, end = self._in_bold(*self._trim(draft.start, draft.end, EDGE), draft)
            if (joined := _JOINER.search(self.source, start, end)) is not None and joined.start() > start:
                end = joined.start()
            if start >= end:
                self.account.drop(draft.start, draft.end, "punctuation")
                continue
            number = str(draft.number) if draft.number is not None else None
            printed = self.source[slice(*draft.marker)] if draft.marker is not None else None
            items.append(
                ParsedItem(text=self.source[start:end], number=number, marker=printed, start=start, end=end)
            )
            kept.append(draft)
        head = node.row if node.row is not None and node.row.type != "title" else None
        start, end = self._heading_span(head) if head is not None else (0, 0)
        heading = self.source[start:end] if head is not None and end > start else None
        place = head.start if head is not None else (items[0].start if items else 0)
        parsed = ParsedList(
            heading=heading,
            heading_start=start,
            heading_end=end,
            path=self._path(node),
            kind=kind,
            profile=None,  # known when all lists of the role are
            items=items,
        )
        return Found(self._role_of(node, drafts), place, parsed, node, kept)

    def _in_bold(self, start: int, end: int, draft: Draft) -> tuple[int, int]:
        """Keep both signs of words in bold at a point's edge (1. **排班：** 每周…); a point that is bold throughout has none."""
        if "*" not in self.source[start:end] or self.source.count(_BOLD, start, end) % 2 == 0:
            return start, end
        floor = draft.marker[1] if draft.marker is not None else max(0, draft.start - len(_BOLD))
        if start - floor >= len(_BOLD) and self.source.startswith(_BOLD, start - len(_BOLD)):
            return start - len(_BOLD), end
        return (start, end + len(_BOLD)) if self.source.startswith(_BOLD, end) else (start, end)

    def _heading_span(self, row: Row) -> tuple[int, int]:
        start, end = self._trim(row.body, row.end, _HEAD_EDGE + "#*=~＝＊")
        if (
            start < end
            and self.source[start] in "【[《<〔"
            and not any(char in "】]》>〕" for char in self.source[start:end])
        ):
            start += 1  # its partner went with the edge
        return self._last_clause(start, end), end

    def _last_clause(self, start: int, end: int) -> int:
        """Where the clause of a long sentence begins that announces its list (…由车辆专员负责落实，｜具体职责为：)."""
        if end - start <= _LONGEST_LABEL:
            return start
        clauses = [found.end() for found in _CLAUSE_END.finditer(self.source, start, end)]
        if not clauses or _ANNOUNCES.search(self.source, clauses[-1], end) is None:
            return start
        return clauses[-1]

    def _path(self, node: Node) -> list[str]:
        known = self._paths.get(id(node))
        if known is None:
            above = self._path(node.parent) if node.parent is not None else []
            known = above
            if node.row is not None:
                start, end = self._heading_span(node.row)
                known = [*above, self.source[start:end]] if end > start else above
            self._paths[id(node)] = known
        return known

    def _claim_headings(self) -> None:
        for node in self.outline.nodes:
            row = node.row
            if row is None:
                continue
            start, end = self._heading_span(row)
            self.account.claim(start, end, "heading")
            if row.marker is not None:
                self.account.claim(row.marker.start, row.marker.end, "marker")

    # -- roles


#: 公司概况 over ★ …: the company speaks of itself.
_COMPANY: Final = re.compile("(?:公司|企业|集团|单位)(?:简介|介绍|概况|概述|信息)")


def _of_company(node: Node) -> bool:
    over = node
    while over.row is None and over.parent is not None:
        over = over.parent
    head = over.row.heading if over.row is not None else None
    return head is not None and head.kind == "other" and _COMPANY.fullmatch(head.word) is not None


def _is_post(text: str) -> bool:
    plain = text.rstrip(" ;。.,、")
    return len(plain) <= 16 and titles.looks_like_title(plain) and (len(plain) <= 2 or not opens_duty(plain))
