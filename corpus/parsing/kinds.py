"""What a list is: the alias table of headings, and the language of the items themselves.

Counts behind the aliases: headings before a colon in four public corpora of postings (岗位职责 5170,
任职要求 3868, 岗位要求 1881, 任职资格 1616, 工作职责 1368, 职位要求 1204 … 我们提供 14). A heading's last
word decides (工作关系的要求 is a requirement), so aliases are matched at a heading's end. Where a text
prints no telling heading, its items do: a pay line is a benefit wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from corpus.parsing.result import Kind
from corpus.wordset import longest_of

#: Full headings: unmistakable wherever a colon, a marker or brackets follow, even glued into a line.
FULL: Final[dict[Kind, str]] = {
    "duty": (
        "岗位职责 工作职责 职位职责 主要职责 职责描述 职责范围 工作内容 岗位描述 职位描述 工作描述 主要工作内容 岗位工作内容 日常工作内容 "
        "工作任务 任务职责 工作任务职责 岗位标准 岗位工作标准 工作范围 岗位责任 工作责任 主要工作 主要任务 岗位内容 职务内容 职务职责 岗位任务 工作项目 工作职能 岗位职能 职位内容 "
        "岗位工作职责 主要工作职责 主要岗位职责 核心职责 基本职责 职责说明 职责要求 日常工作 工作事项 职务说明 工作概要 业务内容 具体职责 "
        "职责权限 权责 岗位职责描述 工作职责描述 职位描述与职责 职责任务 重点工作 安全职责 管理职责 部门职责 职责与任务 工作职责与任务 职责与工作任务 职责和任务 岗位主要职责 你将负责 您将负责 你要做的事 你要做什么 你的职责 你的工作 职责与权限 职责和权限 职责及权限 责任与权限 职责权限说明 工作要点 岗位要点 职责要点 职责表述 岗位职责要求 岗位职责内容 岗位职责范围 岗位职责说明 工作职责范围 工作职责内容 工作职责要求 主要职责任务 主要工作任务 主要工作职能 主要职责范围 岗位主要工作 岗位主要工作内容 岗位工作任务 岗位工作要点 日常职责 日常工作职责 日常工作任务 日常任务 具体工作 具体工作内容 具体工作职责 具体任务 职务要点 职务内容说明 工作说明内容 主要业务 核心业务 主管业务 负责业务 负责工作 负责内容 负责事项 负责事务 负责的事务 分管事务 主管事务 经办事务 承办事项 掌理事项 承办业务 主要职能 基本职能 部门职能 内设机构职责 科室职责 机构职能 职能职责 职责分工 工作分工 岗位分工 人员分工 成员分工 领导分工 班子分工 任务分工 服务职责 服务任务 服务内容及职责 工作重点 重点职责 关键职责 关键任务 职位内容描述 岗位内容描述 职位工作内容 职位主要职责 职位任务 你的任务 你的使命 您的职责 你的角色 你的日常 岗位使命与职责 岗位职责及任务 工作职责及任务 岗位职责和工作内容 工作内容与职责 工作内容及职责 工作内容描述 工作内容说明 实习内容 实习工作内容 实习职责 兼职内容 工作详情 工作職掌 工作职掌 职掌事项 执掌业务 职掌业务 业务执掌 工作执掌 执掌事项 业务职掌 主要职掌 安全生产职责 安全管理职责 消防安全职责 质量职责 教学职责 护理职责 法定职责 岗位安全职责 岗位安全生产职责 岗位消防安全职责 工作日常 每日工作 日常事务 日常事项 核心工作 关键工作 主要事项 职责清单 任务清单 工作清单 岗位职责清单 岗位任务清单 工作任务清单 岗位责任清单 责任清单 安全责任清单 安全职责清单 权责清单 岗位权责 岗位任务书 权利与义务 权利和义务 责任和义务 职责和义务 职责与义务 安全责任 安全生产责任 廉政职责 党建职责 环保职责"
    ),
    "requirement": (
        "任职要求 任职资格 岗位要求 职位要求 任职条件 招聘要求 应聘要求 技能要求 技能需求 能力要求 基本要求 资格要求 优先条件 加分项 加分 报名条件 报名资格 报名要求 招募条件 招募要求 选聘条件 选拔条件 竞聘条件 聘用条件 聘任条件 招录条件 招考条件 "
        "应聘条件和要求 应聘条件及要求 任职条件和要求 任职条件及要求 任职条件与要求 招聘条件和要求 招聘条件及要求 报名条件和要求 报名条件及要求 聘用条件和要求 录用条件和要求 加分条件 必备条件 应聘条件 招聘条件 应聘资格 任职标准 岗位需求 职位需求 职位资格 职位条件 岗位条件 岗位资格 基本条件 资格条件 上岗条件 上岗要求 "
        "任职资格要求 岗位任职要求 岗位任职资格 任职资格条件 能力素质 能力素质要求 素质要求 知识技能 专业技能 知识要求 经验要求 学历要求 专业要求 工作经验要求 硬性要求 录用条件 用人要求 条件要求 其他条件 "
        "人员要求 优先考虑 我们希望你 希望你有 希望你 希望你是 我们期待你 期待你 你需要具备 你需要 你需具备 我们需要你 你应该具备 优先录用 其他要求 加分要求 技术要求 能力需求 职位任职要求 应聘者要求 应征条件 申请条件 申请资格 申请要求 申请人条件 报考条件 报考资格 应聘人员条件 应聘人员要求 应聘者条件 招聘资格 招募对象 聘用要求 岗位基本要求 岗位条件要求 岗位具体要求 职位基本要求 职位任职资格 任职基本条件 任职基本要求 任职条件要求 任职需求 任职能力 任职资格与要求 任职资格及要求 任职要求及条件 条件资格 必要条件 必备要求 必备技能 必备技能要求 必须条件 硬性条件 硬性指标 基本素质 基本资格 基础要求 入职要求 入职条件 人才要求 人选要求 候选人要求 理想人选 适合人群 个人能力 个人素质 个人要求 专业能力 专业背景 专业知识 专业素质 技能条件 技能素质 技能与经验 经验与技能 能力与经验 技能关键词 技能标签 职位标签 岗位标签 职位关键词 岗位关键词 专业技能要求 工作技能 擅长工具 擅长技能 其他条件要求 其它要求 其它条件 资历要求 资历条件 工作经验及要求 学历及经验 教育背景及经验 优先项 加分项目 加分能力 加分技能 额外加分 优选条件 优先条件要求 优先选择 优先考虑条件 优先录取 期待的你 我们期待的你 我们希望的你 理想的你 这样的你 希望你具备 期待你具备 我们需要这样的你 条件限制 硬性门槛 入职门槛 招聘门槛 上岗门槛 任职门槛 岗位门槛 准入条件 准入要求 必须满足 必须具备 优先录用条件 这些会加分 有这些会加分 用人标准 录用标准 选拔标准 选人标准 选聘标准 聘用标准 人才标准 职务要求 职务条件 职缺条件 职缺要求 征才条件 应征资格 求才条件 资格限制 语文条件 身体要求 身体条件 体能要求 政治素质 思想素质 健康要求 证书要求 语言要求 年龄要求 外语要求 素质能力 核心能力 核心素质 胜任力要求 胜任素质 岗位胜任力 岗位能力要求 相关要求 招收对象 招新对象 具备条件 应具备条件 应备条件 岗位能力 岗位技能要求 岗位资格要求 岗位素质要求 任职者要求"
    ),
    "authority": "工作权限 管理职权 管理权力 业务权限 岗位权限 主要权限 职务权限 权限范围 主要权力 工作权力 岗位权力 职权范围 岗位职权 主要职权 审批权限 管理权限 审核事项 审批事项 决定事项 核决事项 工作权利",
    "relation": "工作关系 汇报关系 协作关系 沟通关系 工作协作关系 内部关系 外部关系 内部协调关系 外部协调关系 内部沟通 外部沟通 工作联系 协调关系 上下级关系 隶属关系 汇报路径 汇报路线 协作对象 沟通对象 对接对象",
    "kpi": "考核指标 绩效指标 考核标准 业绩指标 考核内容 绩效考核 关键绩效指标 评价标准 考核要点 业绩标准 绩效标准 绩效考核指标 KPI指标 关键业绩指标 考核项目 工作标准 考核办法 衡量标准 考核关键指标 考核方式 考核要求 绩效目标 绩效要求 关键指标 业绩考核 业绩要求 工作目标值 考评指标 考评标准 考核项 考核评分标准 考核维度 岗位考核 岗位考核指标",
    "benefit": (
        "福利待遇 薪资待遇 薪资福利 公司福利 员工福利 职位待遇 薪酬福利 岗位待遇 薪酬待遇 工资待遇 工作待遇 我们提供 公司提供 你将获得 你能得到 你可以得到 你会得到 职位诱惑 职位亮点 "
        "岗位福利 职位福利 待遇福利 薪资构成 薪资结构 薪酬结构 工资结构 福利保障 福利政策 相关福利 职业发展 发展空间 晋升空间 晋升通道 我们能提供 我们给你 薪资及福利 薪资与福利 薪酬及福利 薪酬福利待遇 薪资福利待遇 福利与待遇 薪酬与福利 薪水福利 待遇与福利 工资福利 工资及福利 工资与福利 岗位薪酬 岗位薪资 岗位工资 职位薪资 职位薪酬 薪资范围与福利 岗位亮点 职位优势 岗位诱惑 工作亮点 团队福利 企业福利 门店福利 酒店福利 学校福利 集团福利 入职福利 员工关怀 福利亮点 福利一览 福利清单 福利项目 福利补贴 补贴福利 津贴补贴 奖金福利 奖励机制 激励机制 激励政策 薪资说明 薪资详情 薪酬说明 薪酬组成 薪酬体系 薪资体系 待遇保障 待遇从优 工资组成 工资说明 工资标准 你将收获 你会收获 你能收获 您将获得 您将收获 你将得到 你将享受 你可以获得 你能获得 你的收获 你的福利 加入我们的理由 我们能给你 我们可以提供 我们将提供 我们会提供 公司优势 平台优势 团队优势 成长空间 成长通道 成长机会 晋升机会 晋升发展 晋升机制 晋升路径 晋升路线 职涯发展 职业规划 职业前景 培训发展 培训机会 休假制度 休假福利 假期福利 请休假制度 休息休假 食宿条件 食宿待遇 实习待遇 实习津贴 实习补贴 兼职待遇 兼职薪资 报酬待遇 劳务报酬 收入构成 收入待遇 工资构成 升职空间 升职前景 晋升前景 薪情概况 薪资概况 薪酬概况 薪资水平 薪酬水平 工资水平 收入水平 福利优待 员工关爱 社会保障 相关待遇 职业通道 职业发展通道 职业成长 培养体系 培训体系 成长体系 勞健保 法定保障 福利措施 公司福利制度 保险福利 社保福利 聘用待遇 人才待遇 引进待遇 优厚待遇 福利制度 奖金制度 员工待遇 加入我们你将获得 我们为你提供 岗位优势 待遇说明 其他福利 升迁管道 "
    ),
    "condition": "工作条件 工作环境 工作时间 上班时间 作息时间 工作时段 职业危害 劳动条件 上班时段 工作班次 班次安排 排班制度 工作安排时间 上下班时间 营业时间安排 上班班别 上班制度 工作班制 上班班制 工时制度 作息安排 休息安排 班次时间 工作时间安排 岗位环境 作业环境 工作场所环境 工作强度 劳动保护",
    "overview": "岗位目标 岗位概述 岗位目的 职位概述 工作概述 岗位简介 职位简介 岗位使命 设置目的 岗位设置目的 职位目的 工作目的 职务概述 岗位宗旨 职位概要 岗位概要 工作概况 岗位价值 岗位使命与目标 岗位定位 职位定位 岗位概况 工作目标 职位目标 设岗目的 岗位存在价值 职务目的 职责概述 岗位职责概述 岗位背景",
    "other": "工作纪律 劳动纪律 注意事项 工作流程 操作流程 工作程序 工作地点 办公地点 工作地址 联系方式 应聘方式 投递方式 申请方式 应聘流程 面试流程 招聘流程 公司简介 公司介绍 企业简介 企业介绍 公司概况 关于公司 团队介绍 部门介绍 项目介绍 公司地址 职业发展路径 发展路径 主营业务 经营范围 业务范围 主要产品 服务项目 服务内容 适用范围 引用文件 规范性引用文件 术语和定义 相关文件 相关记录 支持性文件 修订记录 岗位设置 人员配置 人员编制 组织架构 组织机构 机构设置 部门设置 人员构成 岗位编制 基本信息 基本情况 基本资料 岗位信息表 岗位标识 岗位标识信息 职位标识信息 职位基本信息 岗位基本信息 报名材料 会议要求 体检要求 考试要求 投稿要求 参赛要求 参会要求 会议内容 活动内容 培训内容 考试内容 学习内容 实施步骤 处置步骤 活动要求 面试时请携带 面试请携带 面试须携带 报到材料 报到须知 报名方式 报名时间 报名流程 报名地点 报名办法 报名须知 应聘须知 应聘材料 面试须知 面试地点 面试时间 入职材料 入职流程 入职须知 所需材料 检附资料 应检附资料 应备资料 应缴资料 应附资料 联络资讯 应征方式 应征流程 联络方式 联系我们 招聘程序 招聘单位简介 企业文化 公司文化 团队简介 部门简介 项目简介 门店介绍 门店简介 店铺介绍 酒店简介 学校简介 医院简介 品牌介绍 品牌故事 产品介绍 关于我们 我们是谁 公司信息 企业信息 工商信息 公司概述 单位简介 单位介绍 分店据点 门店据点 服务据点 门市据点 门店地址 门店分布 公司位置 交通路线 乘车路线 乘车方式 交通指引 交通方式 交通资讯 行车路线 到店路线 开放时间 营业时间 办公时间 服务时间 接待时间 收费标准 服务流程 办事流程 办理流程 巡查流程 交接流程 作业流程 处理流程 转运流程 应急流程 应急处置 应急措施 处置流程 使用流程 检查流程 验收流程 操作规程 操作步骤 作业步骤 工作步骤 违规处理 处罚规定 奖惩规定 奖惩办法 奖惩措施 经费使用 经费保障 监督管理 工作制度 工作原则 工作规范 行为规范 服务规范 服务标准 服务承诺 文明公约 值班制度 交接班制度 会议制度 学习制度 仪容仪表 着装规范 禁止行为 禁止事项 严禁事项 常见问题 特别说明 备注说明 其他说明 考核与奖惩",
}

#: Words that make a heading only when they end it (所属的 销售监督的基本素质, 职责2, 待遇:).
SHORT: Final[dict[Kind, str]] = {
    "duty": "职责 责任 职能 任务 义务 职掌 定位 作用 定位和作用 角色 工作说明 岗位说明 责任制 责任制度 岗位责任制度 分工 职务",
    "requirement": "要求 条件 资格 素质 质素 素养 技能 需求 能力 画像 特质",
    "authority": "权限 职权 权力 权利",
    "relation": "关系",
    "kpi": "KPI 指标 考核",
    "benefit": "待遇 福利 薪资 薪酬 奖金 薪水 薪资范围 津贴 补贴 报酬",
    "condition": "环境 班次",
    "overview": "概述 目的 使命 概况 概要 简介 简述",
    "other": "纪律 制度 规定 须知 守则 流程 程序 规范 地点 地址 方式 办法 介绍 事项 原则 标准 规程 步骤 处罚 奖惩 罚则 禁令 准则 安排 计划 总则 附则 细则 范围 定义 术语 依据 附件 程式 措施 预案",
}

_ENGLISH: Final[dict[Kind, str]] = {
    "duty": "job description|work content|job content|work duty|position duty|job duty|position description|(?:job |key |main |core |primary |major |your |general |principal )?responsibilit(?:y|ies)|(?:job |key |main |essential |your |core )?duties(?: (?:and|&) responsibilities)?|(?:job |key |main )?accountabilities|what you(?:'ll| will)(?: be)? (?:do|doing|work on)|what you do|you will|in this role,? you will|job summary|(?:your |key |the )?roles?(?: (?:and|&) responsibilities)?|responsibilities (?:and|&) duties|your (?:mission|tasks|impact|day)|key tasks|main tasks|job scope|scope of work|day[- ]to[- ]day|job duty|job contents?|work contents?|contents? of (?:the )?(?:job|work)",
    "requirement": "service condition|job condition|job require|position require|work require|(?:job |position |work |key |basic |general |position |our |minimum |preferred |required )?requirements?|(?:job |key |basic |your |minimum |preferred |desired |required |other )?qualifications?|(?:what|who) we(?:'re| are) looking for|(?:key |required |technical |preferred |your )?skills(?: (?:and|&) (?:experience|qualifications|requirements))?|who you are|what you(?:'ll| will)? (?:bring|need|have)|you (?:have|are|bring)|your profile|about you|ideal candidate|must[- ]haves?|nice[- ]to[- ]haves?|good to have|bonus points|(?:education|experience)(?: (?:and|&) (?:education|experience|skills))?|preferred|competenc(?:y|ies)|candidate profile|eligibility",
    "benefit": "(?:our |your |employee |company )?benefits|what we offer|we offer|what you(?:'ll| will) get|what's in it for you|perks(?: (?:and|&) benefits)?|benefits (?:and|&) perks|compensation(?: (?:and|&) benefits)?|salary(?: (?:and|&) benefits)?|pay(?: (?:and|&) benefits)?|why (?:join )?us|why join us|welfare|package",
    "kpi": "kpis?|key performance indicators?|performance (?:indicators|measures)",
    "overview": "(?:job |role |position )?(?:purpose|overview)|(?:position|role) summary|about the (?:role|job|position)",
    "condition": "working (?:hours|conditions|environment)",
    "other": "about us|about the (?:company|team)|who we are|how to apply|company (?:profile|introduction|overview)|location|contact(?: us)?|application process|interview process|our (?:story|team)",
}

#: Headings that only wrap others: they name no kind of their own once a telling heading follows.
CONTAINERS: Final = frozenset(
    "职位描述 岗位描述 职位信息 岗位信息 招聘信息 职位详情 岗位详情 岗位说明 职位说明 招聘岗位 招聘职位 岗位说明书 职位说明书 职务说明书 岗位介绍 职位介绍 工作说明书 招聘简章 招聘启事 jobdescription".split()
)


def _words(table: dict[Kind, str]) -> dict[str, Kind]:
    return {word: kind for kind, words in table.items() for word in words.split()}


_FULL_KIND: Final = _words(FULL)
_SHORT_KIND: Final = _words(SHORT)


def _alternation(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


FULL_PATTERN: Final = _alternation(_FULL_KIND)
SHORT_PATTERN: Final = _alternation(_SHORT_KIND)
CONTAINER_PATTERN: Final = _alternation(CONTAINERS)
ENGLISH_PATTERN: Final = "|".join(_ENGLISH.values())


def kind_of_alias(word: str) -> Kind | None:
    """Return the kind that a matched heading word names."""
    word = word.replace("您", "你")
    known = _FULL_KIND.get(word) or _SHORT_KIND.get(word)
    if known is not None:
        return known
    for kind, pattern in _ENGLISH.items():
        if re.fullmatch(pattern, word.lower()):
            return kind
    return "duty" if word in CONTAINERS else None


#: A parent that is no alias still says what its children are: 薪資福利很可以 -> benefit. First hit wins.
_HINTS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    (
        "benefit",
        re.compile(
            r"福利|待遇|薪|奖金|收入(?![库场院职])|佣金|报酬|提成|休假|假期|晋升|升迁|职涯|发展(?:空间|通道|机会)|补贴|我们提供|[你您](?:将|能|可以?|会)(?:获得|得到)|能?得到什么|培训体系|新进训练"
        ),
    ),
    (
        "requirement",
        # 审校者是核对译文的个人，包含以下的标准：
        re.compile(
            r"不得(?:报考|报名|应聘|参加)|不予(?:录用|受理报名)|(?:包含|符合|满足|达到)(?:以下|下列)的?标准$|^标准(?:为|是)?$"
        ),
    ),
    ("authority", re.compile(r"权限|职权|权力(?!机[构关])|下列权|以下权|有权")),
    ("kpi", re.compile(r"KPI|考核|绩效")),
    (
        "other",
        re.compile(
            r"(?:实施|执行|推进|落实)要点$|建议$|意义$|误区|技巧$|现状$|原因|趋势$|^(?:结语|结束语|总结|小结|后记|结论)$|前景|挑战$|机遇$|^(?:附注|附则|备注|其他说明|有效期限?|责任期限?|期限|奖惩.{0,2})$|报名|材料$|附件|携带|地点|地址|据点|位置|开放时间|营业时间|纪律|禁止|不得|不准|严禁|处罚|罚款|奖惩|下列情形|用于|流程|门店分布|乘车|路线"
        ),
    ),
    ("requirement", re.compile(r"任职|要求|条件|资格|素质|具备|优先|希望你|我们期待|需要你|经验[:]?$|应聘")),
    (
        "duty",
        re.compile(
            r"职责|责任|义务|负责|任务|工作|履行|做好|承担|协助$|配合$|事务|管理$|业务|(?:应当|应该?|必须|须)(?:做到)?$"
        ),
    ),
    ("relation", re.compile(r"关系$|汇报|协作对象")),
    ("condition", re.compile(r"工作环境|工作时间|作息")),
)


_AS_FOLLOWS: Final = re.compile(
    r"(?:主要|具体|大致|一般)*(?:包括|包含|如下|有|为|是)|(?:主要|大致|具体|一般)*(?:有|包括|包含|分为|为|是)?(?:以下|下面|下列|如下).{0,5}"
)


def kind_of_phrase(text: str) -> Kind | None:
    """Return what an unlisted heading or a sentence before a colon says of its list.

    Only the last clause speaks: in ``应当对安全负责，履行下列职责：`` that is 履行下列职责.
    """
    *before, clause = re.split(r"[,;。]", text.rstrip(" :,;。"))
    if before and _AS_FOLLOWS.fullmatch(clause) is not None and not clause.endswith("标准"):
        clause = before[-1]  # 仓管岗位职责，主要有以下几点; 包含以下的标准 says itself what it is
    for kind, pattern in _HINTS:
        if pattern.search(clause):
            return kind
    return None


def announces(text: str) -> bool:
    """Whether a sentence's last clause says no more than that a list follows (…。主要包括：)."""
    return _AS_FOLLOWS.fullmatch(re.split(r"[,;。]", text.rstrip(" :,;。"))[-1]) is not None


_REQUIREMENT: Final = re.compile(
    r"学历|本科|大专|专科|中专|高中|硕士|研究生|毕业|年以上|年及以上|经验|优先|^(?:能|需要?|须|要)?(?:熟悉|精通|熟练|掌握|了解|懂|具有|具备|拥有|善于|擅长|热爱|持有|适应)"
    r"|年龄|\d+ ?(?:岁|周岁)|证书|驾照|驾驶证|责任心|性格|男女不限|不限$|吃苦|耐劳|相貌|形象(?:好|气质|端正|良好)|身高|普通话|抗压|能力强|沟通能力|团队(?:合作|协作)?(?:精神|意识)"
    r"|身体健康|品行|勤奋|踏实|敬业|细致|文化程度|无不良|(?:能力|素质|意识|精神)$|有.{0,8}(?:能力|精神|意识|背景|资源)|^(?:须|需)?(?:持|有)[^,;。]{0,10}证$|需(?:要)?(?:具备|持|有|能)|能接受|能够?适应|可接受"
)
_BENEFIT: Final = re.compile(
    r"月薪|年薪|底薪|薪资|薪酬|工资|提成|奖金|五险|六险|社保|公积金|年假|双休|单休|月休|周休|包吃|包住|食宿|补贴|补助|津贴|福利|带薪|节日(?:礼|福)|晋升(?:空间|机会|通道)"
    r"|团建|商业险|保险|劳健保|加薪|年终奖|下午茶|弹性工作|免费(?:培训|体检|工作餐|住宿)|待遇|生日(?:会|礼)|旅游|特休|慶生|法定节假日|员工(?:宿舍|餐)|体检|(?:学徒|实习|试用|见习|转正|出师)(?:期|后|期间)?[1-9]\d{3,4} ?(?:元|起|以上|[-~])"
)
_OTHER: Final = re.compile(
    r"^.{0,6}(?:事宜|详情|其[他余]).{0,4}面议|^面议|^(?:地址|电话|联系人|邮箱)|(?:路|街|大道)\d+号"
)
_KPI: Final = re.compile(r"(?:率|额|量|次数|得分|满意度)(?:[≥≤><=达不低]|\d|$).{0,12}$|\d%")
_AUTHORITY: Final = re.compile(
    r"^(?:对|有).{0,40}(?:建议权|审核权|审批权|决定权|监督权|检查权|考核权|指挥权|否决权|知情权|的?权[利力限]?)$|有权|权$"
)

#: Verbs that open a duty. Han texts name the act first; this list is the common stock, not a standard.
DUTY_VERBS: Final = (
    "负责 协助 协同 协调 制定 制订 拟定 拟订 组织 参与 参加 完成 配合 执行 编制 编写 编辑 编排 建立 建设 管理 维护 跟进 跟踪 收集 搜集 整理 分析 处理 "
    "定期 根据 按照 依据 依照 针对 监督 监控 监测 监管 检查 检验 检测 指导 审核 审批 审查 审定 办理 开展 开发 开拓 拓展 推动 推进 推广 落实 做好 贯彻 主持 领导 带领 带教 统筹 统计 策划 规划 设计 "
    "实施 实现 提供 提出 提升 提高 提交 提报 汇总 汇报 上报 报告 反馈 回复 解答 接待 接听 受理 登记 记录 保管 保障 保证 保持 确保 核对 核算 核实 审计 盘点 清点 清理 清洁 打扫 巡视 巡检 巡查 巡逻 "
    "培训 培养 考核 评估 评审 评价 招聘 采购 销售 运营 运用 操作 使用 安装 调试 维修 保养 测试 优化 改进 改善 完善 总结 归档 归集 撰写 起草 草拟 发布 发放 传达 宣传 宣导 贯通 联系 联络 沟通 洽谈 谈判 对接 "
    "签订 签署 承担 承办 主导 主管 全面 及时 严格 认真 积极 妥善 合理 有效 掌握 控制 把控 把关 把握 安排 调度 调配 调研 调查 研究 探索 挖掘 寻找 寻求 维持 支持 解决 应对 预防 防止 制止 发现 消除 排查 督促 督导 督办 "
    "遵守 服从 坚持 坚守 贯穿 围绕 结合 通过 利用 独立 主要 辅助 服务 管控 关注 收取 开具 支付 报销 申报 申请 缴纳 结算 对账 复核 录入 更新 输出 制作 拍摄 剪辑 绘制 搭建 部署 上线 配送 搬运 装卸 分拣 打包 包装 验收 入库 出库 发货 收货 补货 陈列 "
    "召开 举办 主办 筹备 布置 引导 迎接 送达 转达 传递 代表 担任 兼任 兼顾 行使 履行 审阅 受领 领取 分管 主抓 协管 梳理 搭建 定位 迭代 对标 规范 盘活 孵化 引进 引流 转化 策动 采集 采编 采访 撰稿 审稿 排版 校验 校准 标注 剔除 拣货 封箱 贴单 称重 化验 取样 抽检 质检 喷涂 焊接 加工 切割 组装 拆卸 装配 铺设 施工 放样 测量 勘察 绘图 出图 下单 跟单 报价 投标 招标 议价 比价 催收 催款 收款 付款 出纳 对外 对内 走访 拜访 回访 慰问 巡回 抽查 复查 检修 抢修 检索 查询 查验 查看 核查 核销 稽核 盘查 点检 擦拭 冲洗 消毒 洗涤 烹饪 切配 备餐 上菜 点餐 点单 结账 收银 补货 上架 下架 理货 摆放 码放 堆放 移交 交接 交付 归还 借阅 登录 录制 播报 主讲 答疑 批改 监考 命题 编目 装订 打印 复印 扫描 传真 收发 寄送 订购 预订 预约 邀约 邀请 接送 陪同 驾驶 停放 加油 洗车 疏导 指挥 警戒 劝阻 拦截 放行 盘问 扑救 疏散 报警 救护 抢救 注射 配药 发药 换药 查房 会诊 随访 建档 立档 调档 调阅 调整 调解 调动 分解 分配 分派 分发 分类 分流 汇编 汇集 汇款 填写 填报 呈报 呈送 报送 报批 报备 备案 办好 办结 值班 值守 看护 照顾 照看 护理 协办 替换 修订 修改 校对 翻译 讲解 授课 备课 辅导 教育 关心 帮助 激励 打造 构建 创建 创新 推荐 推行 倡导 维系 深入 加强 强化 加大 促进 促成 达成 争取 抓好 抓紧 搞好 牵头 负责人 领导交 上级交 每天 每日 每周 每月 每季 每年 对 就 将 为 与 向 在 从 按 做 把 "
    # acts that open tasks of the occupation standard (measured on its 14 200 tasks) and of everyday lists
    "进行 研发 选择 观察 确定 准备 识别 配制 调节 应用 计算 询问 书写 证明 调控 依法 代理 清洗 采用 接收 监视 "
    "判断 制备 照护 勘测 识读 敷设 启停 研制 运行 采取 鉴别 回收 诊断 修复 分离 确认 观测 更换 选用 布设 展示 "
    "排除 修理 测定 鉴定 出具 拆除 试验 获取 勘验 介绍 操控 提取 修整 清扫 计量 配置 核定 保护 判定 构思 筛选 "
    "查阅 选定 辨别 调制 提醒 连接 解体 召集 预测 隔离 生产 作出 保存 估算 设置 审理 传授 平衡 启动 整合 验证 "
    "养护 巡护 抽取 打磨 播种 建造 采样 评析 选配 剪切 制造 标定 聘任 决定 比较 说明 定制 配备 防治 选育 评定 "
    "解释 训练 发行 讲授 演练 监制 创作 审读 发掘 甄别 购买 救助 存储 代办 排列 补充 搭配 装饰 查找 甄选 衔接 "
    "提示 出租 解读 挑选 查勘 加固 采收 移植 修补 抄录 抄写 抄送 安放 收获 除草 捕捉 接种 粉碎 拣选 评鉴 添加 "
    "研磨 称量 装填 拆解 架设 提请 提议 审议 编绘 搜寻 编报 通报 量化 引领 治疗 调理 报审 选聘 推介 预估 培育 "
    "编审 创设 矫正 合成 统率 筹措 收缴 反映 宣讲 修正 纠正 通知 访问 搜索 给付 配发 点数 运输 请领 装载 上传 "
    "送交 揽收 申办 传输 核准 挽留 恢复 接洽 填制 经办 征集 传播 参照 解除 清查 公布 守护 护送 安置 借助 勘查 "
    "陪伴 选取 种植 普及 饲养 修剪 浇水 施肥 报修 答复 响应 给 巡场 关闭 打开 锁好 取送 张贴 悬挂 更衣 兑换 "
    "兑现 签收 签发 签字 验货 验放 点验 清运 转运 转接 转告 转交 追踪 追讨 谈妥 敦促 敦请 布展 撤展 归口 摸排 "
    "摸清 压实 压缩 降低 减少 缩短 增加 扩大 稳定 保守 严禁 坐班 顶岗 轮值 交班 接班 出车 试车 试吃 备料 投料 "
    "领料 退料 盘库 换货 退货 补单 催单 排班 排产 派单 派车 派工 调岗 续签 解聘 辞退 录用 面试 试讲 授牌 发证 "
    "年检 年审 送检 报检 报验 报关 清关 订舱 开票 认证 抵扣 计提 摊销 入账 记账 做账 登账 对帐 记帐 报账 "
).split()
_VERB: Final = re.compile(
    r"(?:能够?|需|应当?|须|必须|要|主要|具体|全面|全权|直接|日常|定期|积极|及时|认真|严格|切实)?"
    + longest_of(DUTY_VERBS)
)
_DUTY_TAIL: Final = re.compile(
    r"(?:工作|事宜|事项|任务|管理|维护|处理|事务|实施|执行|开展|监督|培训|分析|收集|整理|总结|汇报|跟进|落实|对接|登记|核算|编制|制定|推广|拓展|接待|拟定|拟订|制订|审核|审批|审查|发放|编写|撰写|建设|统计|保管|归档|采购|办理|调查|养护|保养|维修|清洁|收发|申报|管控|检查|巡查|盘点|录入|更新|组织|安排|策划|催收|领用|订购|预订|接送|配送|采集|宣传|反馈|跟踪|督促|指导|结算|报销|收付)$"
)
_PAY: Final = re.compile(r"^(?:月薪|年薪|薪资|工资|薪酬|底薪|待遇|薪水|月工资|综合工资|基本工资)")


def is_pay(text: str) -> bool:
    """Whether a line states the pay (月薪5000元); 工资核算与发放 is work."""
    return _PAY.match(text) is not None and _DUTY_TAIL.search(text.rstrip(" ;。.,、等")) is None


def opens_duty(text: str) -> bool:
    """Whether the text begins as duties do, with an act or the ground of one."""
    return _VERB.match(text) is not None


def speaks_duty(text: str) -> bool:
    """Whether the text begins with an act or ends with the noun of one (客户资料的整理)."""
    return _VERB.match(text) is not None or _DUTY_TAIL.search(text.rstrip(" ;。.,、等")) is not None


#: Acts as nouns at the end of a bare line (系统日志查询, 后台数据修正); names of trades end so too, so they tell below a heading only.
_ACT_TAIL: Final = re.compile(
    r"(?:查询|核查|核实|核对|核销|修正|更正|调整|调配|升级|处置|转交|移交|咨询|解答|答疑|诊断|校对|校验|排查|备份|部署|测试|调试|安装|拆装|验收|评估|评审|考核|编排|巡检|巡视|巡逻|抽检|检测|监测|监控|回访|拜访|洽谈|谈判|签订|搬运|装卸|分拣|打包|包装|清点|对账|复核|开票|开具|优化|改进|改善|改造|更换|保洁|打扫|消毒|布置|搭建|陈列|补货|上架|理货|引导|接洽|接听|受理|签收|入库|出库|配置|指导|使用指导|协调|沟通|汇总|上报|研究|开发|设计|制作|拍摄|剪辑|投放|测算|预算|筹备|选型|议价|比价|招标|投标|跟单|报价|报关|排班|排产|质检|巡查|值班|值守|看护|护理|照料|喂养|保障|保管|保存|归集|立项|结项|申报)$"
)


def tells_act(text: str) -> bool:
    """Whether a bare line below a heading of duties names an act, as a sentence or as a noun."""
    return speaks_duty(text) or _ACT_TAIL.search(text.rstrip(" ;。.,、等")) is not None


def kind_of_item(text: str) -> Kind | None:
    """Return what one item says of itself; None when its words could stand in any list.

    >>> kind_of_item("月薪4000元-4500元"), kind_of_item("熟练使用办公软件"), kind_of_item("整理档案")
    ('benefit', 'requirement', 'duty')
    """
    text = text[:80].strip(" ;。,.")
    if _OTHER.search(text):
        return "other"
    verb = _VERB.match(text)
    if verb is None or len(verb.group()) == 1:
        if _REQUIREMENT.search(text):
            return "requirement"
        if _BENEFIT.search(text):
            return "benefit"
        if _AUTHORITY.search(text):
            return "authority"
    elif _REQUIREMENT.match(text) or (_ASKED_LAST.search(text) and not _RAISES.search(text)):
        return "requirement"
    if verb is None and (label := _LABEL.match(text)) is not None:
        said = _VERB.match(text, label.end())
        if said is not None and len(said.group()) > 1:
            return "duty"
    return "duty" if verb is not None or _DUTY_TAIL.search(text) else None


_ASKED_LAST: Final = re.compile(r"(?:经验|优先|能力强?|年以上.{0,12}(?:经验|经历)?|者优先)$")
#: 带领测试团队…，提升团队的测试能力: the ability is what comes of the act.
_RAISES: Final = re.compile(
    r"(?:提升|提高|增强|加强|培养|锻炼|强化|总结|积累|分享)[^,;。]{0,16}(?:能力|经验)$"
)
#: 后勤保障：维护办公环境 says what it is behind its label.
_LABEL: Final = re.compile(r"[\u4e00-\u9fff]{2,8}: ?")


def kind_of_items(texts: Iterable[str]) -> Kind:
    """Return the kind most items speak of; ``other`` when hardly any does."""
    counts: dict[Kind, int] = {}
    total = 0
    for text in texts:
        total += 1
        kind = kind_of_item(text)
        if kind is not None:
            counts[kind] = counts.get(kind, 0) + 1
    if not counts:
        return "other"
    best = max(counts, key=lambda kind: (counts[kind], kind == "duty"))
    return best if counts[best] * 3 >= total else "other"


#: 需具備護理證照, 需配合輪班: a condition the applicant must meet, wherever the page files it.
CONDITION_ITEM: Final = re.compile(
    r"^(?:需|须|必须|应)要?(?:具备?|配合(?!完成)|持有?|有|会|能|懂|可|年满|自备|接受|适应|备有|领有|同意|住宿)"
)
