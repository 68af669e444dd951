"""Whose duty a segment says it is: the names at its head, after 由 or 归, or after 的是.

Names inside the duty itself (协助销售代表) are objects; they must stand in the evidence as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.titles import is_job_title
from assistant.wording.operators import operator_spans
from assistant.wording.restating import canonical, is_act
from assistant.wording.words import neutral
from index.text import folded

_OPENER = re.compile(
    r"(?:(?:根据|按照|依据|依照)(?:以上|上述|提供的|所给的?|公司的?|相关|岗位)*(?:资料|材料|文本|原文|规定|职责|岗位职责|制度|内容|信息)*(?:的?(?:规定|显示|内容|要求|可知))?"
    r"|具体来说|具体而言|总的来说|简单来说|简单地说|也就是说|换句话说|换言之|此外|另外|同时|其中|而且|而|并且|还有|最后|首先|其次|然后|接着|例如|比如"
    r"|作为|身为|一名|一位|在公司里?|公司的|本公司的?|我们公司的?|贵公司的?|公司里的?|负责这(?:项|件)(?:工作|事)的是|这(?:项|件)(?:工作|事情?)(?:由|归)?|答|回答|关于这个问题)[,:、]?"
)
_JOINT = re.compile(r"[、和与及跟/]|以及")
_AFTER = re.compile(
    r"(?:一职|岗位|职位|这个岗位|这一岗位|这个角色|这一职位|同事|人员)?(?:[,:])?"
    r"(?:的(?:主要|核心|具体|日常|本职|另一项?|一项|重要|其他)*(?:岗位|工作)?(?:职责|任务|工作)(?:之一)?(?:内容)?(?:还|主要|也)*(?:是|为|包括|有|在于|包含)?[:,]?)?"
)
_HANDS = re.compile(r"交由|由|归(?![档类集还])|属于|责任人(?:是|为)|(?:的|者|人|岗位)(?:是|为)|[是为]")
_TAIL = re.compile(r"(?:的)?(?:日常|主要|本职)?(?:岗位|工作)?(?:职责|任务|工作|分内事|责任)(?:之一|范围)?")
_CUE = re.compile(
    r"负责|主要|需要?|须|应当?|要|的|每|协助|参与|配合|承担|还|也|则|会|在|对|由|把|将|不|严禁|禁止|,|:"
)
_ADDRESSED = re.compile(r"[您你]")
_PRONOUN = re.compile(
    r"^(?:您|你|他|她|他们|其|该岗位|该职位|这个岗位|本岗位|此岗位|该角色|该人员)(?:的(?:岗位|工作)?职责(?:是|包括|还有)?)?"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A segment taken apart: who is said to do it, and what.

    Attributes:
        owners: folded names in owner's place, in order; empty when the segment names none.
        rest: the folded segment without them and without openers.
        mentioned: folded names of jobs that stand elsewhere in it.
        addressed: it speaks to the reader (您需要…), so the owner of the sentence before is not meant.
    """

    owners: tuple[str, ...]
    rest: str
    mentioned: tuple[str, ...]
    addressed: bool = False


class Owners:
    """Finds names of jobs; ``names`` are those the knowledge base knows, any alias included."""

    def __init__(self, names: Iterable[str], cut: Callable[[str], list[str]]) -> None:
        self._names = sorted({spelled(name) for name in names} - {""}, key=len, reverse=True)
        self._cut = cut

    def claim(self, text: str, own: Iterable[str] = (), texts: Iterable[str] = ()) -> Claim:
        """Take a segment apart; ``own`` are the names of the marked duties' roles, ``texts`` those duties.

        A name that opens a clause there is what is acted on, not who acts.
        """
        own_texts = [spelled(one) for one in texts]
        names = sorted({*self._names, *map(spelled, own)} - {""}, key=len, reverse=True)
        rest = spelled(text).lstrip(",;:、。!?")
        owners: list[str] = []
        while (opener := _OPENER.match(rest)) is not None and opener.end():
            rest = rest[opener.end() :]
        rest = rest.lstrip(",;:、")
        addressed = _ADDRESSED.match(rest) is not None
        rest = _PRONOUN.sub("", rest)
        rest = self._handed(rest, names, owners, own_texts)
        if not owners:  # else names at the head are acted on: 业务员的培训由经理负责
            owners, rest = self._run(rest, names)
            after = _AFTER.match(rest)
            rest = rest[after.end() :] if owners and after else rest
        rest = self._later(rest, names, owners, own_texts)
        return Claim(tuple(owners), rest, tuple(self._elsewhere(rest, names)), addressed)

    def _run(self, text: str, names: list[str], *, handed: bool = False) -> tuple[list[str], str]:
        """The names at the head of ``text``, joined by 和 or 、, and what follows them.

        Args:
            handed: they stand after 由, so a title there is a name whatever follows it (由质检员自检).
        """
        found: list[str] = []
        at = 0
        while (name := self._name_at(text, at, names, handed=handed)) is not None:
            found.append(name)
            at += len(name)
            joint = _JOINT.match(text, at)
            if joint is None or self._name_at(text, joint.end(), names, handed=handed) is None:
                break
            at = joint.end()
        return found, text[at:]

    def _name_at(self, text: str, at: int, names: list[str], *, handed: bool) -> str | None:
        for name in names:
            if text.startswith(name, at):
                return name
        return self._title(text[at:], handed=handed)

    def _title(self, text: str, *, handed: bool) -> str | None:
        """A job title that opens ``text`` and is no name the knowledge base knows: 财务总监审核…

        What follows it is an act, grammar or the end, else it is part of another thing (客户信息).
        """
        cue = _CUE.search(text)
        words, so_far, best = self._cut((text[: cue.start()] if cue else text)[:16])[:6], "", None
        for at, word in enumerate(words):
            if not re.search(r"\w", word) or _JOINT.fullmatch(word):
                break
            so_far += word
            ends = handed or at + 1 == len(words) or self._apart(words[at + 1])
            if len(so_far) > 1 and ends and is_job_title(so_far):
                best = so_far
        return best

    def _later(self, text: str, names: list[str], owners: list[str], texts: list[str]) -> str:
        """Names that open a later clause: 每年12月，采购员组织…"""
        clauses = text.split(",")
        for at, clause in enumerate(clauses):
            name = next((one for one in names if clause.startswith(one)), None) if at else None
            if name and not any(re.search(rf"(?:^|[,;。:]){re.escape(name)}", one) for one in texts):
                owners.append(name)
                clauses[at] = clause[len(name) :]
        return ",".join(clauses)

    def _handed(self, text: str, names: list[str], owners: list[str], texts: list[str]) -> str:
        """Names after 由, 归 or 的是, or before 的职责, are owners too.

        What stands before is what is acted on; it is put behind the act, as a duty says it:
        "报销单据由出纳审核" reads "审核报销单据", "负责报销的是出纳" reads "负责报销". A name that does the very same in the duty
        stays where it is: 由质检员确认 beside a duty with 经质检员确认.
        """
        at = 0
        while (hand := _HANDS.search(text, at)) is not None:
            found, rest = self._run(text[hand.end() :], names, handed="由" in hand.group())
            tail = _TAIL.match(rest)
            inside = re.match(r"\w{2}", rest)
            same = found and inside and any(f"{found[-1]}{inside.group()}" in one for one in texts)
            if not found or same or (hand.group() in ("是", "为") and tail is None):
                at = hand.end()
                continue
            owners += found
            rest = rest[tail.end() :] if tail else rest
            before, act, after = _around(text[: hand.start()], rest)
            text = before + act + after
            at = len(before)
        return text

    def _elsewhere(self, text: str, names: list[str]) -> list[str]:
        found: list[str] = []
        left = text
        for name in names:
            if name in left:
                found.append(name)
                left = left.replace(name, "\n")
        return [*found, *self._titles(left)]

    def _titles(self, text: str) -> list[str]:
        """Titles that the knowledge base does not know: 总经理; as long as their words go on being one name."""
        words = self._cut(text)
        found = []
        for at, last in enumerate(words):
            title, best = last, last if len(last) > 1 and is_job_title(last) else ""
            for before in reversed(words[max(0, at - 3) : at]):
                if len(before) < 2 or self._apart(before):
                    break
                title = before + title
                best = title if is_job_title(title) else best
            if best:
                found.append(best)
        return found

    def _apart(self, word: str) -> bool:
        """Whether a word is no part of a name: grammar, an act, an operator."""
        form = canonical(word)
        return not re.search(r"\w", word) or form in neutral() or is_act(form) or bool(operator_spans(form))


def spelled(name: str) -> str:
    """A name or text as names are compared."""
    return folded(name)


def _around(before: str, after: str) -> tuple[str, str, str]:
    """What stands before the topic, act and topic put together, and what follows them."""
    head, comma, topic = before.rstrip(",:").rpartition(",")
    act = re.match(r"[^,;。]*", after)
    did = act.group() if act else ""
    bare = (
        re.fullmatch(r"(?:来|去|具体|主要|统一)*(?:负责|承担|完成|处理|做|执行|办理|落实)?", did) is not None
    )
    return head + comma, topic if bare else f"{did} {topic}", after[len(did) :]
