"""Context that may be another house's: a school, shops, a group's departments, in a draft for a firm that has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from assistant.drafting.contract import Brief, DraftFinding
from index.text import folded

# 财务部, 营销中心, 人力资源部门: a department by its name; the brief's own is no stranger.
_DEPARTMENT = re.compile(
    r"(?:财务|行政|人事|人力资源|市场|营销|销售|生产|采购|技术|工程|客服|物流|仓储|质检|品质|研发|企划|商务|法务|运营)(?:部门|部|中心|科|处)(?!经理|长|主管|负责人|队)"
)


# A firm's dealings with its bank, and illness as a reason for something, are nobody else's house.
_HARMLESS = re.compile(
    r"银行(?=存款|账户|帐户|结算|印鉴|转账|转帐|账号|卡|对账|流水|票据|业务|手续|日记|贷款|余额|承兑|保函|回单)|(?<=精神病)患者"
)


@cache
def context_words() -> tuple[str, ...]:
    """The listed words, longest first."""
    text = files("assistant.drafting").joinpath("contexts.txt").read_text(encoding="utf-8")
    words = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(sorted(words, key=len, reverse=True))


def foreign(markdown: str, lines: Sequence[str], brief: Brief) -> list[DraftFinding]:
    """One warning for each listed word or department among the corpus ``lines`` that the brief does not speak of."""
    own = folded(
        "".join(
            filter(
                None,
                (
                    brief.company,
                    brief.company_line,
                    brief.department,
                    brief.role,
                    brief.reports_to,
                    *brief.focus,
                ),
            )
        )
    )
    text = "\n".join(lines)
    words = [word for word in context_words() if word in _HARMLESS.sub("", text)]
    words += [word for word in _DEPARTMENT.findall(text) if word not in words]
    strange = [word for word in dict.fromkeys(words) if folded(word) not in own]
    strange = [word for word in strange if not any(word != other and word in other for other in strange)]
    found = []
    for word in strange:
        at = markdown.find(word)
        if at >= 0:
            found.append(_warning(word, at))
    return found


def _warning(word: str, at: int) -> DraftFinding:
    return DraftFinding(
        rule="foreign-context",
        level="warn",
        title="也许是别的单位的语境",
        text=word,
        start=at,
        end=at + len(word),
        basis="",
        certainty="none",
        advice=f"来源文本里提到“{word}”，请确认本单位有此部门、场所或对象，否则改写或删去这一条。",
        rewrite=None,
        where="draft",
        left_out=False,
    )
