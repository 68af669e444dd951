"""Names of jobs: what looks like one, and how it is cut out of a headline.

A Chinese job title ends in one of a small stock of nouns (…员 …师 …经理 …负责人); what stands before
is the trade or the department, what follows in a heading is the topic (列车员 · 防火 · 岗位职责).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from corpus.wordset import longest_of

#: Nouns that end a job title. One-character ones carry guards against common words they begin.
_LONG: Final = (
    "总经理 副总经理 经理 总监 主管 主任 助理 专员 文员 人员 负责人 总裁 董事长 董事 顾问 秘书 会计 出纳 工程师 司机 保安 保洁 厨师 店长 店员 导购 客服 前台 教师 老师 医生 医师 护士 "
    "组长 班长 队长 部长 科长 处长 局长 院长 校长 园长 站长 设计师 编辑 主编 策划 仓管 库管 跟单 采购员 分析师 架构师 讲师 教练 督导 管家 技师 学徒 实习生 干部 书记 程序员 "
    "合伙人 管培生 培训生 法务 行政 人事 文案 美工 叉车工 操作工 普工 保姆 月嫂 阿姨 育婴师 服务生 收银 翻译 代表 经纪人 理财师 规划师 药师 律师 教务 学员管理 内勤 外勤 接待 外贸 业务 运营 "
    "调度 质检 品检 巡检 收银员 理货员 营业员 服务员 售货员 业务员 推销员 促销员 驾驶员 安全员 资料员 施工员 预算员 造价员 管理员 保管员 接待员 话务员 快递员 配送员 分拣员 讲解员 播音员 主播 模特 摄影 摄像 剪辑 后期 "
    "木工 电工 焊工 钳工 车工 铣工 水电工 瓦工 油漆工 喷漆工 钣金工 维修工 装配工 包装工 搬运工 杂工 小工 清洁工 绿化工 缝纫工 裁剪工 锅炉工 技工 技术员 技术工 工人 工匠 职员 研究员 科员 办事员 "
    "DBA CEO CTO CFO COO CIO CMO HRBP HRD HRM BD PM QA SEO SEM 开发 前端 后端 测试 运维 产品 美容师 美发师 造型师 化妆师 花艺师 面点师 主厨 厨工 配菜 洗碗工 厅面 领班 大堂 领队 导游 门卫 值班员 消防员 监理 总工 技术总工 项目总工 秘书长 会长 理事长 监事 理事 校对 助教 班主任 辅导员 讲解 仓库 储备 主持人 主创 文秘 打字员 档案员 统计员 核算员 成本会计 税务 审计 稽核 风控 精算师 柜员 大堂经理 客户经理 投资经理 交易员 操盘手 护工 康复师 营养师 检验师 药剂师 放射师 助产士 义工 社工 志愿者 网格员 协管员 辅警 队员 船长 大副 水手 轮机长 机长 乘务长 列车长 站务员 安检员 押运员 行李员 乘务员 餐车长 副理 襄理 专干 委员 管理岗 秩序维护 宿管 校医 保育 炊事 帮厨 学徒工 工作者 记者 "
    "伙伴 小伙伴 合作伙伴 责任人 经办人 承办人 管理人 牵头人 主办人 调解人 带头人 发言人 撰稿人 代理人 经纪 "
    "副总 总助 经助 特助 店助 厂助 董秘 协理 副主管 主任助理 楼面 楼层经理 副厂长 生管 物控 品管 船务 关务 单证 报关 报检 客管 采买 买手 打版 制版 裁床 烫工 车位 锣工 冲压 注塑 司炉 司泵 值长 主值 副值 化验 "
    "场控 中控 投手 优化师 选品 编导 场记 导演 副导演 编剧 制片 灯光师 音响师 录音 导播 修图 写手 译员 网管 灯光 "
    "吧台 水吧 打荷 砧板 水台 上什 传菜 传菜生 行李生 门童 迎宾 礼宾 咨客 领位 服务生 工读生 值日生 学生 凉菜 烧腊 面点 帮工 厨助 吧台手 "
    "民警 交警 辅警 警员 警察 特警 巡警 狱警 法警 校医 村医 厂医 队医 兽医 保健医 中医 西医 牙医 个管师 照服员 护佐 居服员 行员 理专 门卫长 河长 湖长 林长 路长 楼长 网格长 村长 镇长 乡长 县长 市长 区长 所长 社长 支书 主席 副主席 常委 干事 书记员 村干部 护林 计时 兼职 实习 讲解 柜姐 美导 私教 会籍 救生 足疗 理疗 "
    "专家 科学家 主理人 首席执行官 法官 检察官 教官 指挥官 信息官 运营官 财务官 技术官 技术总监 IQC IPQC OQC FQC PMC SQE NPI PIE HR AE AM KA BDM TA BP UI UX UED"
)
_FAR: Final = r"(?<![会成动])员(?!工|会|额)|师(?!傅|资|范|生)|(?<![成增生延特擅])长(?!期|效|远|度|城|江|短|处|时)|工(?!作|程|艺|资|会|具|业|伤|地|况|期|序|厂|商|段|时|种|装|龄|休)|手(?!续|册|机|工|段|法|动)|士(?!气|兵)|(?<!卫)生(?!产|活|命|成|态|效|会|处|科|部|源|日|宿|公)"
_FAR_NOUN: Final = re.compile(_FAR)
_FAR_ENDS: Final = "员师长工手士生"
_POST: Final = r"(?<![上下在离转待站到顶换爱轮定脱缺串空查返复替值设撤竞同各本该])岗(?!位|前|后|哨|级|中|亭)"
_AMBIGUOUS: Final = frozenset(
    "行政 人事 接待 业务 运营 策划 编辑 外贸 采购 开发 测试 产品 技术 仓库 税务 审计 稽核 风控 调度 质检 品检 巡检 讲解 储备 监理 督导 翻译 美术 代表 摄影 摄像 后期 教务 剪辑 校对 导购 客服 前台 法务 文案 跟单 出纳 会计 内勤 外勤 大堂 厅面 配菜 收银 主播 "
    "物控 生管 品管 船务 关务 单证 报关 报检 采买 冲压 注塑 化验 场控 中控 选品 灯光 录音 修图 导播 吧台 水吧 打荷 砧板 水台 传菜 凉菜 烧腊 面点 计时 兼职 实习 护林 会籍 救生 足疗 理疗 楼面 灯光 经纪 学生 合作伙伴".split()
)
_WORDS: Final = sorted(set(_LONG.split()) | _AMBIGUOUS, key=len, reverse=True)
#: 岗位二：保健医: a post counted by the page, whatever noun it ends in.
_POST_COUNTED: Final = re.compile(
    r"[★☆◆●■▲【\[\s]*(?:招聘)?(?:岗位|职位|工种|职务|[Pp]osition)\s*(?:\(?[一二三四五六七八九十]{1,3}\)?|\(?\d{1,2}\)?|[A-H甲乙丙丁])\s*(?:[】\])]\s*[::、.\s-]?|[::、.\s-])\s*(?P<name>[^,;:。!?、()]{2,16}(?:\([^()]{1,20}\))?|[^,;:。!?、]{2,16})"
)


def ends_noun(text: str, at: int) -> bool:
    """Return False if the character at ``at``, in which nouns of jobs end, begins another word (工 of 保洁一个月工资, not of 电工工资)."""
    return text[at] not in _FAR_ENDS or _FAR_NOUN.match(text, at) is not None


def counted_post(text: str) -> str | None:
    """Return the name of a post that the page counts (岗位二：保健医, 职位3、水电工(2名)), without the number of people."""
    found = _POST_COUNTED.fullmatch(text.strip())
    if found is None:
        return None
    name = found.group("name").strip()
    if (told := _TOLD_NOTE.search(name)) is not None and told.start() > 1:
        name = name[: told.start()]
    people = headcount(name)
    return name[: people.start()].rstrip() if people is not None and people.start() > 1 else name


#: English titles are told by their last word.
_ENGLISH: Final = r"\b(?:Engineer|Manager|Director|Assistant|Specialist|Analyst|Developer|Designer|Officer|Coordinator|Consultant|Representative|Executive|Supervisor|Technician|Accountant|Administrator|Intern|Lead|Leader|Associate|Clerk|Nurse|Teacher|Tutor|Operator|Driver|Barista|Chef|Architect|Scientist|Buyer|Planner|Editor|Producer|Advisor|Recruiter|Strategist|Inspector|Secretary|Receptionist|Cashier|Controller|Trainer|Writer|Translator|Researcher|President|Head)"
#: 委员 but not 委员会, 代表 but not 代表处: what a longer word swallows.
_GUARDED: Final = {
    "委员": "(?!会)",
    "代表": "(?!处|团|大会|作|性)",
    "学生": "(?!会|处|科|工作|证|管理)",
    "兼职": "(?!工作|内容)",
    "实习": "(?!期|生|内容|工作|基地)",
    "客服": "(?!部|中心)",
    "主席": "(?!团|台)",
    "专家": "(?!组|库|委|评|论|讲|意见|会|型|级|坐诊|门诊|号)",
}


_AMBIGUOUS_ENDS: Final = tuple(_AMBIGUOUS)
_PLAIN_WORDS: Final = [word for word in _WORDS if word not in _GUARDED]
_JOB: Final = re.compile(
    "|".join(
        [
            longest_of(_PLAIN_WORDS),
            *(re.escape(word) + guard for word, guard in _GUARDED.items()),
            _FAR,
            _POST,
        ]
    )
)
_PAREN: Final = r"(?:\s*\([^()]{1,20}\))?"
#: Ends in a job noun, perhaps with a grade, a shift or a place in brackets.
_ENDS: Final = re.compile(
    r"(?:"
    + "|".join(
        [
            longest_of(_WORDS),
            r"(?<![会成动])员",
            r"师",
            r"(?<![成增])长",
            r"[^化施分员竣开手]工",
            r"手",
            r"(?<![纳人硕])士",
            r"[^上下在离转待站到顶换爱轮定脱缺串空查返复替值设撤竞同各本该]岗",
            _ENGLISH,
        ]
    )
    + r")(?:[A-Z]|[ⅠⅡⅢ]|[一二三]级)?(?:/\S{1,10})?"
    + _PAREN
    + r"$"
)
#: The characters a job title can end in; every other line is told apart at once.
_FINALS: Final = (
    frozenset(word[-1] for word in _WORDS)
    | frozenset("员师长工手士岗)级ⅠⅡⅢ")
    | frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
)
_HEADCOUNT: Final = re.compile(
    r"\s*[:(,、 -]?\s*(?:招聘?|需要?|共)?(?:(?:\d{1,4}|[一二两三四五六七八九十]{1,3})(?:\s*[-~至]\s*\d{1,4})?|若干|数)\s*(?:名|人|位)(?:以上|左右)?\s*\)?$|[\s:,、]\s*若干$|\(若干\)$"
)
#: 岗位一：, 职位2、, ★岗位(三) in front of a name counts the posts of a page, it is no part of the name.
_COUNTED: Final = (
    r"[★☆◆●■▲【\[\s]*(?:招聘)?(?:岗位|职位|工种|职务|岗)\s*(?:\(?[一二三四五六七八九十]{1,3}\)?|\(?\d{1,2}\)?)\s*[】\])]?\s*[:：、.\s-]\s*"
    r"|[★☆◆●■▲]+\s*|(?:岗位|工作|安全|主要)+职责\s+"
)
_LEAD: Final = re.compile(
    rf"^(?:0\d ?(?=[\u4e00-\u9fff]{{2}}))?(?:[【\[(][^【】\[\]()]{{1,8}}[】\])]\s*(?=[^\s\W].))?(?:{_COUNTED})?(?:(?:"
    r"(?:我们(?:正在|急|现)?|正在|急|现)(?:寻找|需要)(?=..)|.*?(?:高薪|诚|急|热|特|直|诚意|正在|长期|公开)聘(?:请)?|.*?招聘(?!专员|主管|经理|助理|顾问|总监|岗|负责人|培训|官)|诚招|急招|(?:诚|急|高薪)?[征徵](?:才|求)?\s*[:：]?\s*(?=.{2})(?![信税收集稿询])|招(?=.{2,})(?!商|投|生|标|募|聘|贤|才|兵)|(?:招聘)?(?:岗位|职位|职务)(?:名称)?\s*[:：]|(?:招聘)?(?:岗位|职位|职务)名称 (?=..)|应聘(?:岗位|职位)?[:：]?)\s*[:：]?)?"
)
_TAIL: Final = re.compile(
    r"(?:的?(?:岗位|工作|主要|职位|职务)?(?:职责|说明书|责任制?|描述|任务|内容|JD|jd)(?:及.*|和.*|与.*|范文.*|说明书?|一览表?|制度)?|的?岗位|的?招聘(?:信息|启事|简章|公告)?|的?(?:通知|公告|启事|简章)|\s*JD)$",
    re.I,
)
SENTENCE: Final = re.compile(r"[,;:。!?、\"“”]|\.\.\.|…")
#: What a post is for, behind a dash (嵌入式软件工程师---Linux方向, 产品经理-B端).
_AIMED: Final = re.compile(r" ?[-—–]{1,3} ?[\w/+#.]{1,12}(?:方向|端)$")
#: Who does it ends a sentence, no name (人员配备由站长), but 自由搏击教练 is one.
BY_WHOM: Final = re.compile(r"(?<![自缘理来经事])由(?=[\u4e00-\u9fff])")
#: A line that begins with one of these acts is a point, whatever noun ends it (执行回归测试).
_ACT: Final = re.compile(
    r"执行(?!董事|总|院|主|导|副|官|校|秘|经)|编写|参与|负责(?!人)|协助(?!理)|完成|配合|进行|组织(?!部|干|委|发展)|制定|处理|跟进|维护|提供|支持|熟悉|了解|精通|从事|懂|有|优化|协调|建立|监督(?!员|长)|开展|推动|掌握|具备|具有|熟练|定期|按|每|对(?!公|私|外)|与|向|为|根据|热爱|能|会(?!计|务|员|展|所|籍|议|长)"
    r"|管理(?:与|和|及|、|好|全|本)"
)
#: People that somebody deals with are nobody's job (接待来访人员, 管理外来人员).
_DEALT_WITH: Final = re.compile(
    r"(?:接待|管理|服务|登记|引导|培训|指导|核实|关心|看望|安置|走访|慰问|劝阻|疏导)(?:来访|来宾|外来|到访|来客|进出|出入|新进|新入职|新|流动|施工|住院|困难|重点|离退休|退休|被困|受伤|失业)[\u4e00-\u9fff]{0,4}人员$"
)
#: Words that name nobody in particular: a list under them belongs to whoever its items address.
GENERIC: Final = frozenset(
    "员工 全体员工 人员 工作人员 全员 应聘人员 应聘者 报名人员 报名者 报考人员 报考者 求职者 应征者 候选人 招聘对象 考生 申请人 任职人员 职工 全体人员 从业人员 各级员工 本岗位 本岗 岗位 部门 公司 该岗位 相关人员 有关人员 其他人员 主要 基本 具体 日常 我们 我们的 你 你的 工作 核心 个人 本人 安全 管理 招聘 通用 相关 任职者 参会人员 与会人员 出席人员 列席人员 参加人员 其他 重点 一般 总体 校园 社会 人才 校招 社招 实习 兼职 全职".split()
)


#: Those of them that are people: their headings address everybody (员工工作纪律), 主要职责 addresses the post above it.
EVERYBODY: Final = frozenset(
    name
    for name in GENERIC
    if name.endswith(("员工", "人员", "全员", "职工", "者", "人", "对象", "考生", "人才"))
)


def has_job(text: str) -> bool:
    """Whether a job noun stands anywhere in the text."""
    return _JOB.search(text) is not None


def ends_in_job(text: str) -> bool:
    """Whether the text ends as a job title does (grade or place in brackets allowed)."""
    text = text.rstrip()
    return (text[-1:] in _FINALS or "/" in text) and _ENDS.search(text) is not None


def is_count(text: str) -> bool:
    """Whether a piece of a line is a number of people and nothing else (2人, 若干名)."""
    found = headcount(text)
    return found is not None and found.start() == 0


_LONGEST_COUNT: Final = 40  # characters, blanks included: the pattern is tried at each of them


def headcount(text: str) -> re.Match[str] | None:
    """Find the number of people asked for at the end of a title (``业务跟单员 3人``)."""
    return _HEADCOUNT.search(text, max(0, len(text) - _LONGEST_COUNT))


#: 电工(临江物业管理有限公司): the employer beside the job is no part of its name.
#: So is what the post was called before or is made of: 采购仓管员（原采购员、仓库管理员合并）.
_EMPLOYER: Final = re.compile(
    r"\s*\((?:原|又称|亦称|又名|曾用名|由)[^()]{2,30}\)\s*$|\s*\([^()]{2,30}(?:合并|更名|改称)(?:而[成来])?\)\s*$|\s*\([^()]{3,30}(?:公司|集团|医院|学校|学院|酒店|工厂|事务所|中心|研究院|幼儿园)\)\s*$"
)


#: What a part of the work weighs stands behind a section, behind no job (日常调度(40%), 成本管控(权重20%)).
_SHARE: Final = re.compile(r"\([^()]{0,6}\d{1,3}(?:\.\d+)?%\)$|\((?:权重|占比)[^()]{1,8}\)$")
#: Brackets that tell of a job's hours or place in several words: 夜班护士(17:30-8:00,含小夜、大夜), 讲师(兼职,居家).
_TOLD_NOTE: Final = re.compile(r"\s*\((?=[^()]*[,:、/])[^()]{3,30}\)$")


_LONGEST_LINE: Final = 200  # characters of a line that may be a title with what leads to it (某某公司现诚聘…)


#: How columns of a table are called, and no job (重要性 beside 职责描述).
COLUMNS: Final = ("性", "度", "率", "号", "级", "类", "数", "比", "权重", "频次", "标准")


def looks_like_title(text: str, *, longest: int = 24) -> bool:
    """Whether a whole line reads as the name of a job.

    >>> looks_like_title("PHP工程师(高级)"), looks_like_title("负责现金收付"), looks_like_title("仓管 2人")
    (True, False, True)
    """
    text = text.strip()
    return len(text) <= _LONGEST_LINE and _is_title(text, longest)


@lru_cache(maxsize=4096)  # several readers ask it of the same line; long ones are not kept
def _is_title(text: str, longest: int) -> bool:
    if text[-1:] == ")":
        if _SHARE.search(text) is not None:
            return False
        if (employer := _EMPLOYER.search(text)) is not None:
            text = text[: employer.start()]
        elif (told := _TOLD_NOTE.search(text)) is not None and is_sure(text[: told.start()]):
            text = text[: told.start()]
    text = without_aim(text)
    counted = headcount(text)
    if counted is not None:
        if not counted.start():
            return False  # 5人 behind the place of work
        text = text[: counted.start()].rstrip()
    lead = _LEAD.match(text)
    if lead is not None:
        text = text[lead.end() :]
    return (
        2 <= len(text) <= longest
        and (text.count(" ") <= 3 or (text.isascii() and text.count(" ") <= 6))
        and re.match(r"\d{4}\s*[-~—–年./至]", text) is None
        and not text.endswith(("会员", "成员"))
        and _DEALT_WITH.match(text) is None
        and SENTENCE.search(text) is None
        and BY_WHOM.search(text) is None
        and _ACT.match(text) is None
        and ends_in_job(text)
    )


def without_aim(text: str) -> str:
    """Return a job's name without what it is for behind a dash; any other text as it is.

    >>> without_aim("产品经理-B端"), without_aim("店长-收市后")
    ('产品经理', '店长-收市后')
    """
    aimed = _AIMED.search(text)
    return (
        text[: aimed.start()]
        if aimed is not None and aimed.start() > 1 and is_sure(text[: aimed.start()])
        else text
    )


def is_sure(text: str) -> bool:
    """Whether a title's last noun is a job and nothing else; 巡检, 行政, 测试 are work as well."""
    return not text.rstrip().endswith(_AMBIGUOUS_ENDS)


def is_named(text: str) -> bool:
    """Whether a title before a colon is a job for sure: 文员 and 【急聘】出纳 are, 业务 and 行政 may be topics."""
    cut = cut_name(text, 0)
    name = text[slice(*cut)] if cut is not None else text
    return name not in GENERIC and (
        is_sure(name) or name in _SHORT_JOBS or (len(name) > 2 and name.endswith(_COMPOUND))
    )


#: 主办会计, 现金出纳: with a word before them these are posts.
_COMPOUND: Final = (
    "会计",
    "出纳",
    "文案",
    "编辑",
    "主播",
    "翻译",
    "跟单",
    "客服",
    "内勤",
    "外勤",
    "导购",
    "法务",
)


#: Ambiguous words that are a job when nothing else is said (出纳：…, but 业务：…, 行政：… are topics).
_SHORT_JOBS: Final = frozenset(
    "出纳 会计 跟单 文案 前台 客服 导购 收银 内勤 外勤 编辑 翻译 主播 法务".split()
)


#: 活动专员(工作内容): the brackets say what follows, they are no part of the name.
_SAYS_DUTIES: Final = re.compile(r"\s*\((?:主要|具体|岗位|工作|日常)*(?:工作|职责|内容|任务|责任|说明)\)$")
#: 生产副总(工作地点:玉溪), 仓管员(急聘): what the brackets say of the post is no part of its name.
_LABELLED_NOTE: Final = re.compile(
    r"\s*\((?:[^()\d]{1,12}:[^()]{1,30}|[急热诚高薪直]{1,3}[聘招]|[^()]*?(?:\d{1,3}|若干|[一二两三四五六七八九十])[名人][^()]*)\)$"
)
#: 【叉车司机】昆山 招2人: the job is what the frame holds, beside it stand terms.
_FRAMED: Final = re.compile(r"[【\[〖]([^【】\[\]〖〗]{2,14})[】\]〗](?=.)")


def cut_name(text: str, offset: int) -> tuple[int, int] | None:
    """Cut the job's name out of a title line; return its place, shifted by ``offset``.

    Headcount, the call (诚聘, 招聘) and the trailing 岗位职责 go; the grade in brackets stays.
    """
    start, end = len(text) - len(text.lstrip("# ")), len(text)  # ## 【社招】前端工程师
    if start == end:
        return None
    if start:
        return cut_name(text[start:], offset + start)
    framed = _FRAMED.match(text)
    if framed is not None and looks_like_title(framed.group(1)) and is_sure(framed.group(1)):
        return (framed.start(1) + offset, framed.end(1) + offset)
    lead = _LEAD.match(text)
    if (
        lead is not None
        and lead.end() < end
        and text.count("(", 0, lead.end()) <= text.count(")", 0, lead.end())
    ):
        start = lead.end()  # no call that stands in brackets: 仓管员(地点:临江,招聘人数:2人)
    for pattern in (_SAYS_DUTIES, _EMPLOYER, _LABELLED_NOTE, _HEADCOUNT, _TAIL, _HEADCOUNT):
        found = pattern.search(text, start, end)
        if found is not None and found.start() > start:
            end = found.start()
    while start < end and not text[start].isalnum() and text[start] not in "(（":
        start += 1
    while end > start and text[end - 1] in ' :-—_·】]》"”*>的,、':
        end -= 1
    return (start + offset, end + offset) if end > start else None


def name_in_prefix(prefix: str) -> tuple[int, int] | None:
    """Find a job's name in what stands before 岗位职责: ``列车员防火`` gives 列车员, ``防火`` nothing."""
    last: re.Match[str] | None = None
    for found in _JOB.finditer(prefix):
        if found.group() in _AMBIGUOUS and found.end() < len(prefix.rstrip(" 的")) and last is not None:
            continue  # 业务, 行政 … are jobs at the end of a name, topics inside it
        last = found
    if last is None:
        return None
    end = last.end()
    if last.group() in _AMBIGUOUS and end < len(prefix.rstrip(" 的")):
        return None
    if prefix.count("(", 0, end) > prefix.count(
        ")", 0, end
    ):  # 体系工程师(QE)岗位说明: the noun stood in brackets
        end = prefix.find(")", end) + 1
    if end < len(prefix) and prefix[end] == "(" and (close := prefix.find(")", end)) > 0:
        end = close + 1
    return (0, end) if end >= 2 else None
