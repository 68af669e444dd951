"""Rewords a duty to 动词+宾语(+结果) by listed rules only; the source's content words all stay.

Each rule has an example; what no rule fits keeps its own words. Nothing is ever added.
"""

from __future__ import annotations

import re

# Verbs that state an act, so that a leading 负责 says nothing more. 销售 or 采购 are left out: nouns as often as verbs.
_VERBS = (
    "开发|维护|监控|执行|制定|制订|编制|编写|撰写|起草|收集|搜集|整理|汇总|统计|分析|审核|审批|审查|复核|核对|核算|登记|录入|保管|归档"
    "|组织|协调|协助|指导|监督|检查|督促|跟进|跟踪|落实|实施|推进|推动|开展|策划|规划|设计|研究|研发|开拓|拓展|建立|建设|完善|优化"
    "|办理|处理|受理|接待|接听|回访|签订|签署|开具|申报|缴纳|催收|清点|盘点|验收|检验|检测|采集|发放|传达|上报"
    "|培训|绩效考核|考核|评估|招聘|选拔|安排|调配|调度|管理|操作|安装|调试|维修|保养|巡视|巡查|更新|发布|推广|宣传|运营|提供|提出"
)
# Acts that follow 负责 as verbs only: 负责填写工单 -> 填写工单. They name no work after 的, as 维护 does.
_ACTS = (
    "填写|填报|打印|装订|拟定|拟订|传递|回复|答复|解答|反馈|发送|报送|查验|核查|搭建|改进|提高|提升|降低|解决|排查|消除|对接|讲解|摆放"
    "|收取|确定|确认|修订|修改|保障|编排|筹备|筹划|召开|主持|带领|引导|陪同|巡检|点检|清理|搬运|记录|检修"
)
_NO_NAME = "(?!机|器|房|书|方案|意见|措施|费|单|率|点|师|仪|带|词|稿|件|人|员)"  # 提升机, 解决方案, 保障房
# How often or how far a thing is done stays with the act: 网站的日常维护 -> 日常维护网站.
_HOW = "(?:日常|全面|定期|及时)?"
# These take no object of their own (与客户沟通), or are no verbs at all, but may follow 负责 all the same.
_OPENERS = f"{_VERBS}|(?:{_ACTS}){_NO_NAME}|配合|联系|沟通|洽谈|谈判|与|定期|及时|按时|协同"
_LEAD = r"(?:全面|主要|具体|直接|统一)?负责"
# 负责销售回款的监控和执行 -> 监控和执行销售回款. The object ends at the last 的 before verbs that end the clause.
_NOMINAL = re.compile(
    rf"^{_LEAD}(?:对)?(?P<object>[^，。；,;的]{{2,20}}(?:的[^，。；,;的]{{2,10}})?)的"
    rf"(?P<verbs>{_HOW}(?:{_VERBS})(?:(?:、|和|与|及|以及)(?:{_VERBS})){{0,3}})(?:工作)?(?=[，。；]|$)"
)
# 负责收集市场信息 -> 收集市场信息; not 负责管理制度的制定, where 管理 is no verb.
_STRONG = re.compile(
    rf"^{_LEAD}(?=(?:{_OPENERS})(?!制度|费用|系统|人员|部门?|体系|流程|软件|工作的|能力|中心|室|员))"
)
_NOUN_END = re.compile(rf"的(?:{_OPENERS}|联络|工作|管理)(?:(?:、|和|与|及)(?:{_OPENERS}|联络))*(?:工作)?$")
# 负责记录的保存: a thing, not the act that the word may be as well.
_THING = re.compile(rf"^(?:{_ACTS}).*的[\u4e00-\u9fff]{{2}}(?:工作)?$")
# 负责推广渠道数据监控和反馈跟踪: acts named at the end, so what follows 负责 is their object, no verb.
_ACT_END = re.compile(rf"[^，。；、]{{4,}}(?<![和与并及、])(?:{_VERBS})$")
# Verbs that name a thing as often as an act: 推广渠道, 培训计划, 管理系统.
_TWOFOLD = re.compile(
    r"推广|运营|管理|培训|考核|招聘|规划|设计|研究|检测|检验|操作|宣传|分析|统计|评估|采购|维护"
)
# 门店日常经营的组织和监督 -> 组织和监督门店日常经营, where no 负责 stands before it.
_BARE = re.compile(
    rf"^(?P<object>[^，。；,;、的和与及并对为向在按根]{{2,16}})的(?P<verbs>{_HOW}(?:{_VERBS})(?:(?:、|和|与|及|以及)(?:{_VERBS})){{0,3}})$"
)
_HAS_VERB = re.compile(
    rf"{_LEAD}|参与|完成|做好|进行|加强|保证|确保|实现|严格|认真|努力|主持|承担|熟悉|掌握|使用|遵守|其他|各项|{_OPENERS}"
)
# Said of oneself in a text of somebody's own: 围绕工作目标制定我的工作计划 -> 制定工作计划.
_OWN = re.compile(r"(?<=[\u4e00-\u9fff])(?:我|自己)的(?=(?:本职)?工作|岗位)")
# 协调和管理…: two verbs in a row are an act, where one alone (管理制度) may be part of a name.
_VERBAL = re.compile(rf"^(?:{_OPENERS})(?:、|和|与|及|并)(?:{_OPENERS})")
# Variant and mistyped characters, only in words where no other reading exists.
_MENDED = {
    "帐户": "账户", "帐目": "账目", "帐龄": "账龄", "帐款": "账款", "帐务": "账务", "对帐": "对账", "台帐": "台账",
    "帐单": "账单", "记帐": "记账", "做帐": "做账", "园满": "圆满", "按装": "安装", "定单": "订单", "转帐": "转账", "入帐": "入账", "结帐": "结账", "帐号": "账号", "帐实": "账实", "座谈会纪录": "座谈会记录",
    "我公司": "公司", "我司": "公司", "本公司": "公司", "登陆网站": "登录网站", "即时更新": "及时更新",
}  # fmt: skip
# 负责对新员工进行培训的工作 -> 对新员工进行培训: what is done stands behind 进行.
_TOWARDS = re.compile(
    rf"^{_LEAD}(?P<act>对[^，。；]{{2,30}}(?:进行|实施|开展)[^，。；]{{2,20}}?)(?:的?工作)?(?=[，。；]|$)"
)
# A later clause: 制定推广计划并负责组织实施 -> 并组织实施.
_LATER = re.compile(rf"(?:(?<=[，；])|(?<=[，；]并)|(?<=[，；]同时)|(?<=[^，；]并)){_LEAD}")
_TIME_COLON = re.compile(r"(?<=\d)：(?=\d)")
_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"})
_DIGIT_COMMA = re.compile(r"(?<=\d)，(?=\d{3})")
_EDGE = " \t\r\n　；;。.，,、：:"
_BLANK_AT_HAN = re.compile(
    r"(?<=[\u4e00-\u9fff，。；：、])[ \t\u3000]+|[ \t\u3000]+(?=[\u4e00-\u9fff，。；：、])"
)
_SPLIT = re.compile(r"[。；]")

LONG = 60  # characters; a longer duty is split at its full stops and semicolons: one act an item
_SHORTEST_ACT = 6


def acts(text: str) -> list[str]:
    """The duty in plain print, split into its acts where it is long; at least one."""
    plain = printed(text)
    if len(plain) <= LONG:
        return [plain]
    parts = [part.strip(_EDGE) for part in _SPLIT.split(plain)]
    parts = [part for part in parts if part]
    return parts if len(parts) > 1 and min(map(len, parts)) >= _SHORTEST_ACT else [plain]


def reworded(act: str) -> str:
    """One act in 动词+宾语 form where a listed rule fits, else as it is.

    >>> reworded("负责销售回款的监控和执行，确保销售回款目标的完成")
    '监控和执行销售回款，确保销售回款目标的完成'
    >>> reworded("负责收集信息并与新客户沟通"), reworded("负责管理制度的制定"), reworded("负责安全")
    ('收集信息并与新客户沟通', '制定管理制度', '负责安全')
    >>> reworded("审核发票申请并负责增值税发票的开具")
    '审核发票申请并开具增值税发票'
    """
    text = act
    for wrong, right in _MENDED.items():
        text = text.replace(wrong, right)
    text = _OWN.sub("", text)
    later = [found.start() for found in _LATER.finditer(text)]
    for start, end in reversed(list(zip([0, *later], [*later, len(text)], strict=True))):
        text = text[:start] + _clause(text[start:end]) + text[end:]
    return text


def _clause(text: str) -> str:
    """The part of an act that begins with its 负责, or with the act itself."""
    bare = _BARE.match(text)
    if bare and not _HAS_VERB.match(bare["object"]):
        return bare["verbs"] + bare["object"]
    towards = _TOWARDS.match(text)
    if towards:
        return towards["act"] + text[towards.end() :]
    nominal = _NOMINAL.match(text)
    if nominal and not _VERBAL.match(nominal["object"]):
        return nominal["verbs"] + nominal["object"] + text[nominal.end() :]
    first = re.split(r"[，。；]", text, maxsplit=1)[0]
    rest = _STRONG.sub("", first)
    named = _NOUN_END.search(first) or _THING.match(rest) or (_TWOFOLD.match(rest) and _ACT_END.search(rest))
    if _STRONG.match(text) and (_VERBAL.match(rest) or not named):
        return _STRONG.sub("", text, count=1)
    return text


def printed(text: str) -> str:
    """Full-width punctuation, no blanks between Han characters, no separators at the edges."""
    flat = " ".join(text.split())
    wide = flat if flat.isascii() else _DIGIT_COMMA.sub(",", flat.translate(_WIDE))
    wide = _TIME_COLON.sub(":", wide)  # 22:00 and 1:2 are no places for a full-width mark
    return _BLANK_AT_HAN.sub("", wide).strip(_EDGE)
