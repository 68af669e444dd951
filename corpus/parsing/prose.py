"""Prose: a duty that is half a sentence (我们的行政专员负责会议安排，平时也协助考勤。).

Read only where a text has no list at all, and only where a job is the subject: an article that quotes
“负责公司项目” or advises its reader names nobody who does it.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import titles
from corpus.parsing.kinds import opens_duty
from corpus.parsing.outline import Draft, Node
from corpus.parsing.rows import Row

_ACT: Final = re.compile(
    r"(?:主要|平时|日常|全面|具体|目前|现在|一直|需|要|应当?|将|会)*负责(?!人|任|制|心|感|的[态精])"
)
_HIRING: Final = re.compile(
    r"(?:招聘?|聘请?|需要|寻找?|找|诚聘|急聘)(?:一?[名个位]|两[名个位]|\d+[名个位人])?\s*(?P<job>[\w()/]{2,16})$"
)
_OWNER: Final = re.compile(
    r"^.*?(?:我们?(?:公司|单位|部门|店)?的?|本(?:公司|单位|店)的?|公司的?|由|这个|该|一名|一位|作为(?:一名)?|[的名位个])(?=.)"
)
#: 总经理：主持全面工作。 A job, a colon, what it does.
_LABELLED: Final = re.compile(r"([^:,;。、]{2,12}):\s*(.{4,})")
_STOP: Final = re.compile(r"[。;!?\n]")
_ASIDE: Final = re.compile(r"[“\"《‘「]")


def duties_in(rows: list[Row], root: Node) -> list[Node]:
    """Return one node per sentence that says which job is responsible for what."""
    found: list[Node] = []
    alike = _labelled_alike(rows)
    for row in rows:
        if len(row.text) != row.end - row.body or len(row.text) > 2000:
            continue
        hired = _hired(row, root) if len(rows) <= _SHORT_PAGE else []
        if hired:
            found.extend(hired)
            continue
        labelled = _LABELLED.match(row.text)
        named = labelled is not None and titles.ends_in_job(labelled.group(1))
        if labelled is not None and named and (alike or opens_duty(labelled.group(2))):
            node = Node(1, root, None, "duty", None, labelled.group(1).strip())
            begin = row.body + labelled.start(2)
            node.items.append(Draft(begin, row.end, labelled.group(2), None, None, row.ended))
            found.append(node)
            continue
        for act in _ACT.finditer(row.text):
            said = _read(row, act, root)
            if said is not None:
                found.append(said)
                break
    return found


def _labelled_alike(rows: list[Row]) -> bool:
    """Whether several lines name a post and its work (收银岗：扫码收款。 / 防损岗：检查出口。), most of them by an act."""
    told = [hit for row in rows if row.fresh and (hit := _LABELLED.match(row.text)) is not None]
    posts = [hit for hit in told if titles.is_named(hit.group(1)) and titles.ends_in_job(hit.group(1))]
    acts = sum(opens_duty(hit.group(2)) for hit in posts)
    return acts > 1 and acts * 2 > len(posts) and len(posts) * 2 > len(rows)


#: 招仓库管理员一名, 公司聘请销售经理一名, 我们店里想招个收银员: who is looked for, at the start of a clause.
_WANTED: Final = re.compile(
    r"(?:^|[,。;!:\]】)])[^,。;!:]{0,20}?(?:招聘?|聘请?|招募|诚聘|急聘|急招|诚招|想?找)(?:聘|请)?\s*(?P<count>(?:\d{1,3}|[一两二三几])(?:名|个|位)|个|名|位|若干名?)?\s*(?P<job>[\w()/]{2,16}?)"
    r"(?:\d{1,3}[名个位人]|[一两二三几若][名个位干]名?)?(?=[,。;:!]|主要|负责|要求|$)"
)
#: A posting of one sentence stands nearly alone; in an article it is an example.
_SHORT_PAGE: Final = 8
_ASKED: Final = re.compile(
    r"(?:^|[,。;!])(?P<lead>任职要求|岗位要求|要求|希望|最好|需要?(?=会|有|懂|具备|能)|须)[:是]?"
)
_PAID: Final = re.compile(
    r"(?:^|[,。;!])(?:月薪|年薪|底薪|薪资|工资|待遇|薪酬|综合工资|一个月|每月|包吃|包住|五险|提供)"
)
_CONTACT: Final = re.compile(
    r"(?:^|[,。;!])(?:有意|联系|电话|微信|简历|地址|工作地点|上班地点|地点|报名|欢迎|非诚勿扰)"
)


def wanted(text: str) -> str | None:
    """Return the job that a short line looks for so many people for (急招烘焙师2名), or None."""
    if len(text) > _SHORT_LINE:
        return None
    for found in _WANTED.finditer(text):
        job = found.group("job")
        named = titles.is_named(job) and titles.ends_in_job(job) and job not in titles.GENERIC
        if named and (found.group("count") or titles.headcount(text[: text.find(job) + len(job) + 4])):
            return job
    return None


_SHORT_LINE: Final = 60


def _hired(row: Row, root: Node) -> list[Node]:
    """Read a posting that is one sentence: who is wanted, what for, what is asked and paid."""
    wanted = _WANTED.search(row.text)
    if wanted is None or not titles.ends_in_job(wanted.group("job")):
        return []
    text, name = row.text, wanted.group("job")
    if name in titles.GENERIC or not (titles.is_sure(name) or wanted.group("count")):
        return []
    parts: list[tuple[str, int]] = []
    act = _ACT.search(text, wanted.end()) or re.compile(r"主要(?:是|工作)?(?:负责)?").search(
        text, wanted.end()
    )
    for kind, pattern in (("requirement", _ASKED), ("benefit", _PAID), ("", _CONTACT)):
        found = pattern.search(text, wanted.end())
        if found is not None:
            begin = (
                found.end()
                if kind == "requirement" and found.group("lead").startswith(("要求", "任职", "岗位"))
                else found.start() + (text[found.start()] in ",。;!")
            )
            parts.append((kind, begin))
    if act is None:
        return []
    parts.append(("duty", act.start()))
    parts.sort(key=lambda part: part[1])
    out = []
    for place, (kind, begin) in enumerate(parts):
        end = parts[place + 1][1] if place + 1 < len(parts) else len(text)
        said = re.sub(r"(?:任职要求|岗位要求|要求)[:是]?$", "", text[begin:end].rstrip(" ,。;!"))
        said = said.rstrip(" ,。;!")
        if kind and len(said) >= 4:
            node = Node(
                1,
                root,
                None,
                "duty" if kind == "duty" else "requirement" if kind == "requirement" else "benefit",
                None,
                name,
            )
            node.items.append(Draft(row.body + begin, row.body + begin + len(said), said, None, None, True))
            out.append(node)
    return out if any(node.kind == "duty" for node in out) else []


def _read(row: Row, act: re.Match[str], root: Node) -> Node | None:
    text = row.text
    clauses = re.split(r"[,。;:!?、]", text[: act.start()])
    subject = clauses[-1].strip()
    if not subject and len(clauses) > 1 and (hiring := _HIRING.search(clauses[-2].strip())) is not None:
        subject = hiring.group("job")
    stop = _STOP.search(text, act.end())
    end = stop.start() if stop is not None else len(text)
    begin = act.start()
    if _ASIDE.search(text[max(0, begin - len(subject) - 2) : end]) or not 4 <= end - begin <= 240:
        return None
    if not titles.ends_in_job(subject) or len(subject) > 24:
        return None
    owner = _OWNER.match(subject)
    name = (
        subject[owner.end() :]
        if owner is not None and titles.ends_in_job(subject[owner.end() :])
        else subject
    )
    if name in titles.GENERIC or len(name) < 2:
        return None
    node = Node(1, root, None, "duty", None, name)
    node.items.append(Draft(row.body + begin, row.body + end, text[begin:end], None, None, True))
    return node
