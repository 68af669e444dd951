"""From a profile's duties to the lines of a draft: folded, ranked, spread over themes, the catch-all last and once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.focus import Focus
from assistant.drafting.wording import acts, printed, reworded
from corpus.folding import fold
from corpus.model import Duty

# 完成领导交办的其他任务, 领导安排的其它工作, 上级交给的临时性工作
_CATCH_ALL = re.compile(
    r"(?:领导|上级|经理|主管|公司|部门|店长|总监|主任|院长|总经理)[^，。；]{0,6}(?:交办|交给|交代|安排|交付|布置|下达|指派|授权|临时)[^，。；]{0,8}(?:任务|工作|事务|事项|事宜|事情)"
    r"|(?:其他|其它|临时)[^，。；]{0,3}(?:交办|安排|指派)[^，。；]{0,6}(?:任务|工作|事项)|(?:完成|处理|承办)[^，。；]{0,8}(?:其他|其它|临时)(?:的)?(?:任务|工作|事务|事项)$"
)
_CATCH_ALL_CHARS = 30

_FOCUS_WEIGHT = 3.0  # a duty that speaks of the focus goes before one that more lists share
_SHARED_WEIGHT = 1.0
# 完成任务, 负责安全, 开启一系列工作: true of every job, so of no use to a reader. They come last.
_SAYS_LITTLE = re.compile(
    r"^(?:负责|做好|完成|开启|开展|处理|执行)?(?:各项|各种|一系列|相关|有关|日常|本职|所有|一切)*(?:的)?(?:工作|任务|安全|事务|事宜|事项|管理)(?:等)?$"
)
_LITTLE_WEIGHT = 5.0
# 热爱房地产行业，具备一定经验: said of the person, not of the work, though it stands in a list of duties.
_OF_PERSON = re.compile(
    r"^(?:热爱|具备|具有|拥有|(?:需|须|要)?有(?:较|很|良|一定|丰|强|高|极|足))[^，。；]*(?:行业|经验|能力|力|精神|知识|素质|学历|意识|心|感|水平)(?=[，。；]|$)"
    # 为人正直，责任心强; 普通话标准: what somebody is like, at the beginning and with no act behind it
    r"|^(?:(?:为人|性格|品行|作风|形象|五官|身体|思维|普通话|口齿|责任心|事业心|沟通能力)(?:和[^，。；]{2,6})?"
    r"(?:正直|诚恳|强|好|佳|标准|端正|正派|健康|敏捷|清晰|清楚|开朗|外向|稳重|良好|流利)|诚实守信|吃苦耐劳|[能肯]吃苦|善于沟通"
    r"|工作(?:认真|细心|踏实|积极)(?:负责|主动|细致|肯干|努力)?)(?:[，、；][^，、。；]{2,8})*$"
    r"|^精通[^，。；]*$|^持有?[^，。；]*证(?:书)?$|(?:经验|学历|专业|证书)者?优先$|^\d年以上[^，。；]*经验"
)
_FIRST_WEIGHT = 0.3  # texts print the weighty duties first (hr-domain notes §2.3: by importance)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible line: its words, the duties that it stands on, its theme and rank."""

    text: str
    original: str
    duties: tuple[Duty, ...]
    theme: str
    score: float

    @property
    def changed(self) -> bool:
        """Whether the words are not those of the source."""
        return self.text != self.original


@dataclass(frozen=True, slots=True)
class Ranked:
    """Candidates, best first, the catch-all, if the texts have one, and what is said of the person instead."""

    candidates: tuple[Candidate, ...]
    catch_all: Candidate | None
    of_person: tuple[str, ...] = ()


def is_catch_all(text: str) -> bool:
    """Whether a duty says only that other tasks may come."""
    return len(text) <= _CATCH_ALL_CHARS and bool(_CATCH_ALL.search(text))


def rank(duties: Sequence[Duty], themes: dict[str, str], focus: Focus) -> Ranked:
    """Fold near-equal duties and rank them.

    Args:
        themes: list id -> theme heading ("" for none).
    """
    lists = len({duty.list_id for duty in duties}) or 1
    made: list[Candidate] = []
    catch_all: Candidate | None = None
    of_person: list[str] = []
    for group in fold([duty.text for duty in duties]):
        members = tuple(duties[at] for at in group.members)
        lead = members[0]
        shared = len({duty.list_id for duty in members})
        for act in acts(lead.text):
            if _OF_PERSON.search(act):
                of_person.append(act)
                continue
            score = (
                _FOCUS_WEIGHT * focus.of(act)
                + _SHARED_WEIGHT * (shared - 1) / lists
                + _FIRST_WEIGHT / (1 + lead.position)
                - _LITTLE_WEIGHT * bool(_SAYS_LITTLE.match(act))
            )
            text = reworded(act)
            original = lead.text if text != lead.text else text
            one = Candidate(text, original, members, themes.get(lead.list_id, ""), score)
            if is_catch_all(printed(act)):
                catch_all = catch_all or one
            else:
                made.append(one)
    made.sort(key=lambda one: -one.score)  # stable: equals keep the texts' order
    kept = [made[group.leader] for group in fold([one.text for one in made])]
    return Ranked(tuple(kept), catch_all, tuple(of_person))


def pick(ranked: Ranked, count: int, focus: Focus) -> list[Candidate]:
    """The best ``count`` lines; without a focus every theme gives its best before any gives its second."""
    room = count - 1 if ranked.catch_all and count > 1 and len(ranked.candidates) < count else count
    chosen = list(ranked.candidates[:room]) if focus else _spread(ranked.candidates, room)
    if ranked.catch_all and len(chosen) < count:
        chosen.append(ranked.catch_all)
    return chosen


def _spread(candidates: Sequence[Candidate], room: int) -> list[Candidate]:
    by_theme: dict[str, list[Candidate]] = {}
    for one in candidates:
        by_theme.setdefault(one.theme, []).append(one)
    turns = max((len(group) for group in by_theme.values()), default=0)
    order = [group[turn] for turn in range(turns) for group in by_theme.values() if turn < len(group)]
    taken = {id(one) for one in order[:room]}
    return [one for one in candidates if id(one) in taken]
