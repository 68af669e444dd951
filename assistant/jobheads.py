"""Headings that are a job's own name over all of its lists: who points at such a heading means the job."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.headings import Section, heading_key
from assistant.knowledge import Knowledge
from corpus.model import Role


def jobs_headed(sections: Sequence[Section], knowledge: Knowledge) -> tuple[Role, ...]:
    """The jobs whose headings ``sections`` are; none where one of them is a heading of another sort.

    "测序研发工程师平常做什么" points at a heading (高通量测序研发工程师), and asks for that job's duties, not for what
    else stands below it.
    """
    jobs = [_job_of(section, knowledge) for section in sections]
    return tuple(dict.fromkeys(job for job in jobs if job)) if all(jobs) else ()


def _job_of(section: Section, knowledge: Knowledge) -> Role | None:
    roles = {entry.role_id for entry in section.lists}
    role = knowledge.roles[next(iter(roles))] if len(roles) == 1 else None
    if role is None or _bare(section.label) not in {_bare(name) for name in role.names}:
        return None
    return role if set(knowledge.lists_of([role.id])) <= set(section.lists) else None


_NOTE = re.compile(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")  # 【中央厨房】面包助理(二手师傅)


def _bare(name: str) -> str:
    return heading_key(_NOTE.sub(" ", name))


def with_headed(
    headed: Sequence[Role], roles: Sequence[Role], words: Sequence[str], called: str
) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    """The jobs named by their headings before those named otherwise, and the words that named them."""
    return tuple(dict.fromkeys((*headed, *roles))), (called.lower(), *words)


def words_left_out(text: str, rest: str) -> str:
    """What ``text`` held where ``rest`` has a blank: the words by which a heading was named."""
    start = next((n for n, (a, b) in enumerate(zip(text, rest, strict=False)) if a != b), len(rest))
    behind = rest[start:].lstrip()
    return text[start : len(text) - len(behind)] if text.endswith(behind) else text[start:]
