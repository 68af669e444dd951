"""A job to which something is done: "谁考核业务代表", "门岗的排班表谁编", "出纳由谁监督".

Who does it is asked, so that the job named is no owner: others' lines that name it are looked for, not its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.departments import is_department
from assistant.framing import unframed
from assistant.matching import strength
from assistant.refusing import not_covered
from assistant.topic import Term, topic_of
from assistant.topical import gather, owners
from index.text import folded

_JOB = "\ue000"
_WHO = r"(?:由|是|该|归|让|都|又)*(?:谁|哪(?:个|些|位)(?:岗位?|职位|人|部门|领导)?|哪位)(?:来|去|会|要|负责|在|应该)*"
# "谁考核业务代表", "谁给门岗排班", "谁检查保洁员的工作": it stands behind the act, or behind 给.
_BEHIND = re.compile(
    rf"^{_WHO}(?:给|对|为|替|帮)?[\u4e00-\u9fff]{{0,4}}?(?<![是叫当做任有]){_JOB}(?:们)?(?:的(?:工作|表现|业绩|绩效)|(?!的)[\u4e00-\u9fff]{{1,6}})?$"
)
# "业务代表由谁考核", "出纳谁监督", "楼栋管家的工作谁检查": before who is asked for, with nothing but its work between.
_BEFORE = re.compile(
    rf"^{_JOB}(?:们)?(?:的(?:工作|表现|业绩|绩效))?{_WHO}(?!管$|领导$)[\u4e00-\u9fff]{{1,6}}$"
)
# "门岗的排班表谁编": something of its own, which its own lines may tell as well.
_ITS_OWN = re.compile(rf"^{_JOB}的?[^，,。]{{2,10}}?{_WHO}[\u4e00-\u9fff]{{1,6}}$")
_LONGEST = 30


def _says(text: str, names: set[str], acts: Sequence[Term]) -> bool:
    """Whether a line names the job and says something of what is done to it."""
    return any(name in text for name in names) and (not acts or any(strength(t, text) > 0 for t in acts))


def done_to(asked: Asked, desk: Desk) -> Outcome | None:
    """Whose lines tell what is done to the job named; ``None`` where it is not named as one to whom something is done."""
    target = asked.target
    if not target.role_words or target.named_lists or target.items or len(asked.text) > _LONGEST:
        return None
    masked = asked.text.lower().strip(" ?？。")
    for word in target.role_words:
        masked = masked.replace(word, _JOB)
    surely = bool(_BEHIND.match(masked) or _BEFORE.match(masked))
    if masked.count(_JOB) != 1 or any(map(is_department, target.role_words)):
        return None
    if not (surely or (_ITS_OWN.match(masked) and not asked.topic.empty)):
        return None
    matter = topic_of(unframed(asked.text), desk.index, desk.lexicon, desk.knowledge)
    anyone = replace(asked, target=replace(target, roles=(), role_words=()), topic=matter)
    names = {folded(name) for role in target.roles for name in role.names} | set(target.role_words)
    evidence = gather(anyone, desk)
    acts = [t for t in matter.terms if not any(t.word in name or name in t.word for name in names)]
    naming = tuple(f for f in evidence.found if _says(folded(f.duty.text), names, acts))
    if naming:
        return owners(desk, replace(evidence, found=naming), anyone, "lookup")
    return not_covered(desk, asked.quoted, "lookup", evidence.nearest) if surely else None
