"""Fields: labelled values of a 岗位说明书 or posting (直接上级：销售总监, | 工作地点 | 上海)."""

from __future__ import annotations

import re
from typing import Final

#: Labels of the standard job description and of postings (union of the forms in common use).
LABELS: Final = frozenset(
    (
        "岗位评价 定员标准 分析日期 分析人员 岗位名称 职位名称 职务名称 招聘岗位 招聘职位 应聘岗位 岗位编号 职位编号 岗位编码 岗位代码 所属部门 编号 所在部门 隶属部门 部门 部门名称 所属公司 职级 岗位等级 职位等级 岗位级别 职务级别 职系 职等 定员 定编 编制 岗位定员 岗位编制 "
        "生效日期 编制日期 编制人 编写人 审核人 批准人 审批人 直接上级 直属上级 直属部门 直接主管 直接下级 直属下级 间接下级 下属人数 直接下属 间接下属 下属岗位 管理人数 汇报对象 汇报给 汇报上级 上级 上级岗位 下级 下级岗位 晋升方向 轮换岗位 可轮换岗位 可晋升岗位 "
        "工作地点 工作地址 上班地点 上班地址 工作地区 地点 地区 坐标 工作城市 城市 工作性质 用工性质 用工形式 用工类型 工作类型 职位类型 职位类别 岗位类别 岗位性质 月薪 年薪 薪资 薪资范围 薪酬 薪酬范围 工资 工资范围 薪水 职位月薪 薪资水平 基本工资 底薪 试用期 试用期工资 "
        "工作经验 工作年限 经验 经验年限 学历 最低学历 文化程度 年龄 年龄要求 性别 性别要求 学历要求 经验要求 专业要求 工作经验要求 户籍要求 性别年龄 语言 语言要求 外语要求 招聘人数 需求人数 人数 招聘名额 名额 公司 公司名称 单位 单位名称 招聘单位 用人单位 企业名称 公司地址 公司规模 公司性质 公司行业 所属行业 行业 "
        "发布时间 发布日期 更新时间 截止 截止时间 截止日期 有效期 到岗时间 联系人 联系电话 联系方式 电话 手机 邮箱 电子邮箱 简历投递邮箱 微信 地址 面试地址 面试时间 工作时间 上班时间 休息时间 版本 版本号 文件编号 页码 页数 职称 外语 户口 婚姻 专业 所学专业 管理经验 上班时段 休假制度 可上班日 出差外派 管理责任 职务类别 需求人數 招聘对象 岗位类型 汇报关系 所在机构 所属机构 岗位序列 职位序列 职务序列 任职部门 工作班制 班次 隶属 归属部门 时薪 日薪 直属主管 上级主管 考勤方式 用工人数 招录人数 招聘数量 职位编码 管辖人数 管理幅度 工作代号 分析日期 核准人 任职者 工作区域 招募人数 部属 来源 作者 浏览次数 联系 咨询电话 招聘热线 报名电话 应聘电话 招聘电话 联络人 联络电话 联系邮箱 投递邮箱 招聘邮箱 应聘邮箱 姓名 民族 出生年月 办公电话 办公地点 照片 微信号 QQ 公司网址 网址 面试时段 工作时段 每周工时 出差频率 入职时间 发薪日 试用期限 合同期限 招聘类型 招聘部门 需求部门 用人部门 汇报给谁 职务等级 薪级 职级范围 任职人 任职人姓名 直接上司 直属上司 管辖人员 岗位分类 归口部门 工作班别 管理部门 需求数量 需求名额 工作制 排班 性别要求 婚姻状况 籍贯 政治面貌 期望薪资 公司邮箱 官网 公司官网 官方网站 简历发送 简历投递 固定电话 公司电话 招聘专线 毕业院校 毕业学校 最高学位 学位 户籍所在地 从业所在地 参加工作时间 工龄 人员类型 健康状况 工作经历 学习经历 教育经历 身份证号 身份证号码 出生日期 职称等级 技术职称 入党时间 工作单位 家庭住址 通讯地址 手写签名 本人照片 职能类别 关键字 上班地址 岗级 电洽 成立日期 成立时间 注册资金 注册资本 法定代表人 传真 招募热线 咨询热线 服务热线 客服热线 客服微信 微信客服 公众号 办公时间 营业时间 填表人 填表日期 驾照 所属科室 所在科室 归属科室 所在班组 所属班组 所属车间 薪酬类型 薪资类型 工资等级 薪酬等级 工资级别 薪酬级别 所辖人员 征才名额 征才人数 应聘组别 应征组别 公务信箱 分机电话 分机 中文姓名 英文姓名 岗位分析日期 岗位说明书编号 岗位人数"
    ).split()
)
#: Labels whose value is the job's own name.
NAME_LABELS: Final = frozenset(
    "岗位名称 职位名称 职务名称 招聘岗位 招聘职位 应聘岗位 岗位 职位 职务 招聘 诚聘 急聘 招聘岗位名称 招聘职位名称 招募岗位 招募职位 实习岗位 窗口岗位 志愿岗位 见习岗位 公益岗位 空缺岗位 需求岗位 招录岗位 聘用岗位 用工岗位 招聘工种 需求工种 职缺名称 職稱 征才职位 征才职缺 征求职位 征求职缺 职缺 应征职位 应征职务 工作名称 工作岗位 位置 Position JobTitle Title PositionTitle Role Post".split()
)
#: Labels of a job's name that say something else as well: 位置 (a translator's Position) is a place elsewhere.
DOUBTFUL_NAMES: Final = frozenset({"位置"})
#: What columns of a table of posts are called beside the labels of a form.
COLUMNS: Final = frozenset(
    "序号 编号 项次 岗位 职位 部门 单位 用人部门 用人单位 人数 招聘人数 学历 专业 年龄 性别 备注 薪资 薪资待遇 地点 工作地点 职务 科室 姓名 名称".split()
)
#: English labels, blanks left out as in every label.
_ENGLISH: Final = frozenset(
    "Department Jobtitle Reportsto Reportto ReportsTo Location Worklocation WorkLocation Salary Vacancy Vacancies Headcount Jobtype JobType EmploymentType Employmenttype Industry Company Contact Email Tel Phone Address Grade Level Division Section Date".split()
)
#: Labels that describe the page, not the job: their lines are dropped as metadata.
PAGE_LABELS: Final = frozenset(
    "更新 发布 来源 作者 浏览次数 页码 页数 发布时间 发布日期 更新时间 编制日期 版本 版本号 文件编号".split()
)

#: Labels of reporting that every firm words in its own way (报告上级, 督导下级, 协作部门); 行政主管 is a job.
_REPORTING: Final = re.compile(
    r"(?!(?:行政|业务)主管$)(?:直接|间接|报告|汇报|督导|直属|主管|管理|监督|协作|联系|行政|业务|所属|上级|下级|分管)(?:上级|下级|下属|领导|对象|部门|岗位|主管)(?:岗位|部门|名称|人员)?"
)
#: 是否全职：是, 是否包吃住：否
_WHETHER: Final = re.compile(r"是否[\u4e00-\u9fff]{2,6}")


def known(label: str) -> bool:
    """Whether a word is a label, listed or built as labels of reporting are."""
    return (
        label in LABELS
        or label in NAME_LABELS
        or label in _ENGLISH
        or _REPORTING.fullmatch(label) is not None
        or _WHETHER.fullmatch(label) is not None
    )


_LONGEST: Final = max(map(len, (*LABELS, *NAME_LABELS, *_ENGLISH)))


def label_ending_at(view: str, start: int, end: int) -> int | None:
    """Return where the label that ends at ``end`` (a colon's place) begins, or None.

    Blanks inside the label (``岗 位 名 称``, ``学  历``) are looked through; nothing but a blank or a
    bracket may stand before it, before an English one a Chinese word as well (物流部Job title:).
    """
    chars: list[str] = []
    best: int | None = None
    at = end
    while at > start and len(chars) < _LONGEST and end - at < 24:
        at -= 1
        char = view[at]
        if char == " ":
            continue
        chars.append(char)
        edge = at == start or view[at - 1] in " \n|[【;。," or (char.isascii() and view[at - 1] >= "\u4e00")
        if edge and known("".join(reversed(chars))):
            best = at
    return best


#: A label glued to the value before it is told from so many characters on.
_SURE: Final = 4


def glued_label(view: str, start: int, end: int) -> int | None:
    """Return where a label of four characters and more begins that ends at ``end``, whatever stands before it."""
    for length in range(min(_LONGEST, end - start), _SURE - 1, -1):
        if view[end - length : end] in LABELS or view[end - length : end] in NAME_LABELS:
            return end - length
    return None


def is_label(text: str) -> bool:
    """Whether a whole cell or line is a label (``工作地点``, with or without a colon)."""
    return known(text.replace(" ", "").strip(":[]【】*"))
