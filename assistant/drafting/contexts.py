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


# 与宏达机电公司技术部对接: a firm by its name; 物流公司 or 分公司 alone is only a kind of firm.
_FIRM = re.compile(
    r"(?<=[与和向为由给对至到同])(?P<name>[\u4e00-\u9fff]{2,8}?)(?:有限|股份)?公司(?=[\u4e00-\u9fff]{0,3}(?:部|对接|签|总部|人员|客户|负责)|[，。；、]|$)"
)
_KIND_OF_FIRM = re.compile(
    r"(?:总|分|子|母|本|我|各|全|该|上级|下属|外部|合作|关联|上市|保险|物流|快递|运输|货运|劳务|中介|租赁|担保|广告|装修|施工|监理|检测|咨询|代理|贸易|供应商?|第三方|同类|竞争|相关|其他|客户|兄弟|海外|境外|外地|各地|各类|国内|国外|外包|设计|投资|证券|服务|科技|软件)+"
)


# A firm's dealings with its bank, and illness as a reason for something, are nobody else's house.
_HARMLESS = re.compile(
    r"银行(?=存款|账户|帐户|结算|印鉴|转账|转帐|账号|卡|对账|流水|票据|业务|手续|日记|贷款|余额|承兑|保函|回单)|(?<=精神病)患者"
)


@cache
def context_words() -> dict[str, tuple[str, ...]]:
    """The listed words, longest first, each with what makes it no stranger beside itself: 门店 to a 店长."""
    text = files("assistant.drafting").joinpath("contexts.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {word: tuple(kin) for word, *kin in sorted(lines, key=lambda line: -len(line[0]))}


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
    words += [found.group() for found in _FIRM.finditer(text) if not _KIND_OF_FIRM.fullmatch(found["name"])]
    words += [word for word in _DEPARTMENT.findall(text) if word not in words]
    kin = context_words()
    strange = [
        word
        for word in dict.fromkeys(words)
        if not any(folded(one) in own for one in (word, *kin.get(word, ())))
    ]
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
