"""With whom a job has to deal, as the duties print it: departments of the house, bodies outside, authorities."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.scanning import scan
from corpus.model import DutyList
from index.text import folded

WITH_WHOM = re.compile(
    r"(?:和|跟|与|同|向|给)(?:哪|什么|谁)|(?:哪些|什么|哪几个)(?:外部|内部)?(?:的)?(?:单位|部门|机构).{0,6}(?:打交道|联系|对接|合作|往来|沟通|配合|协调)|(?:哪些|什么|哪几个)[^，,]{0,8}(?:对接|打交道|联系|配合|合作|沟通|协调|往来|接触)的(?:外部|内部)?(?:部门|单位|机构|人|对象|方|公司)|对外(?:要)?(?:联系|打交道|沟通|对接|配合)|打交道|(?:和|跟|与|同)(?:其他|其它|别的|另外的|兄弟|各个?)(?:部门|单位|科室|机构)|(?:外部|内部|对外)的?(?:单位|部门|机构)(?:都|一共|总共)*(?:有|是)?(?:哪|什么|几|多少)"
)
_GOVERNMENT = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:税务局?|工商局?|社保局|公积金中心|派出所|公安|消防(?:大队|部门|支队|局)|安监|环保局?|质监|药监|市场监管|海关|外管局|人社局?|劳动(?:局|部门)|政府(?:机关|部门)?|行政(?:机关|主管部门)|主管部门|监管部门|居委会|街道办?)"
)
# "财务中心", "销售部", "相关部门", "各部门": who sits in the same house.
_INSIDE = re.compile(
    r"(?:各|相关|其他|本)?部门(?!领导|负责人|内部|经理)|[\u4e00-\u9fff]{2,4}(?:部(?![分署件位门])|中心|科室|事业部|车间|班组)"
)
# "子公司", "政府机关", "外管局", "商场", "第三方网站": who does not.
_OUTSIDE = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:机关|管局|税务局|工商局|银行|政府|公安|消防|安监|商场|媒体|供应商|代理商|加盟商|合作方|第三方|其他网站|合作网站|同行)"
)
_TOGETHER = re.compile(
    r"协调|协助|配合|沟通|联系|对接|合作|核对|汇报|反馈|提交|报送|上报|传达|谈判|联合|共同|协商|传递|要求|办理|联检|交接|系统中|第三方|报送"
)


# What "要和哪些部门打交道" is made of: asking it of a matter (收款确认要跟哪个部门核对) is a fact.
_DEALING = frozenset(
    "跟 和 与 同 别的 其他 其它 另外的 兄弟 打交道 部门 外部 内部 机构 单位 配合 合作 沟通 联系 协调 协作 对接 往来 接触 外面 公司 人员 岗位 对外 对象 打 交道 业务往来 政府 政府部门 机关 依据 单位部门 外部单位 官方 监管 主管部门 往来 外部 内部 哪些单位 几个 需要 对内 政府机关 机关单位 官方机构 出现 会 要 有 常".split()
)


def has_matters(asked: Asked) -> bool:
    """Whether a word of the question is no word of dealing with somebody."""
    return any(not _of_dealing(term.word) for term in asked.topic.terms)


def _of_dealing(word: str) -> bool:
    """Whether a word is put together from those of dealing with somebody: 政府打交道."""
    return not word or any(word[:n] in _DEALING and _of_dealing(word[n:]) for n in range(1, len(word) + 1))


def partners(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> Outcome:
    """The items of ``lists`` that name somebody to deal with, by the sort that the question asks for."""
    outside = re.search(r"外部|机构|单位|外面|对外|公司外", asked.text)
    inside = re.search(r"部门|内部|科室", asked.text)
    if re.search(r"政府|机关|官方|监管|主管部门", asked.text):
        return scan(
            desk,
            lists,
            lambda t: [bare_name(m.group()) for m in _GOVERNMENT.finditer(folded(t))],
            "写明要打交道的政府部门",
        )
    patterns = [
        p for p, wanted in ((_INSIDE, inside or not outside), (_OUTSIDE, outside or not inside)) if wanted
    ]

    def find(text: str) -> list[str]:
        view = folded(text)
        if not _TOGETHER.search(view):
            return []
        return list(dict.fromkeys(bare_name(m.group()) for p in patterns for m in p.finditer(view)))

    return scan(desk, lists, find, "写明要打交道的部门和单位")


# "时与销售部", "促进营销中心", "以及在外管局": what a clause says before it comes to the name.
_BEFORE_NAME = re.compile(
    r"^.*(?:[和与及跟同在向对由时受给被为将把让]|办理|处理|管理|查看|促进|协调|联系|通过|根据|按照|维护|组织|参与|建立|接待|拜访|走访|对接|沟通)(?=[\u4e00-\u9fff]{2})"
)


def bare_name(found: str) -> str:
    """The name of a department or body without what stands before it in its clause."""
    return _BEFORE_NAME.sub("", found)
