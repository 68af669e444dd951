"""Details that a question asks for and that the texts must hold to answer it: amounts, places, names, steps.

A duty that speaks of the thing does not answer "多少", "在哪个城市", "什么牌子", "详细步骤" unless it says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked
from assistant.asking import UNITS
from assistant.knowledge import Knowledge
from assistant.times import asks_rhythm, asks_value, asks_when, has_value, only_prompt
from index.text import folded

_COUNTED = (
    r"(?:条|项|点(?!开|钟|上|下)|份|款|处|个?地方|节|组|篇|块|类|个(?!小时|钟头|工作日|人(?!员|才|工)))"
)
# "多少天", "几小时", "低于多少", "几比几", "达到多少": the unit must stand behind a number in the text.
_COMPARED = r"(?:低于|高于|超过|达到|不少于|不低于|至少|最多|最少)(?:了)?"
_AMOUNT = re.compile(
    rf"(?:{_COMPARED})?(?:多少|(?<![那这某好])几)(?!{_COUNTED}|号|点|次|种|乎|家|位)(?P<unit>{UNITS})|几比几|{_COMPARED}多少|(?:是|为|有|要|得)多少(?:钱)?$|(?:定|设|卡|控制)(?:在|到|成|的|为)?(?:是)?多少(?:钱)?$"
)
_PLACE = re.compile(
    r"(?<![写提说讲列记印]在)(?<=在)(?:哪个|什么)地方|(?:哪个|什么|哪座|哪间|哪栋|哪家)(?:城市|地点|会议室|大?楼|地址|省|区(?!别|分)|酒店)"
    r"|(?:哪[间栋座]|(?<=在)(?:哪个|什么))办公室|(?:地址|地点|位置)(?:是|在)(?:哪|什么)"
)
_PLACE_SAID = re.compile(r"地点|地址|[\u4e00-\u9fff]{1,6}(?:市|路\d|号楼|会议室|办公室|大厦|楼)(?![场面])")
_NAME = re.compile(r"叫(?:什么|啥)(?:名字)?|姓(?:什么|啥)|(?:名字|姓名|大名)(?:是|叫)?(?:什么|啥)?$")
_DETAIL_NOUNS = re.compile(
    r"(?:评分|打分|评级|考核|评价|处罚|收费|验收|奖励)标准|(?:什么|哪一?[个种家]?|啥|用的?)牌子|牌子(?:是|叫)?(?:什么|啥|哪)|型号|(?:详细|具体)?(?:的)?(?:操作)?步骤|教程|操作(?:手册|指南)|公式|模板|话术|密码|账号|网址|链接|名单|样本|范本"
)


# "科研处每年能批多少个课题", "一个保育员要带几个孩子", "一天要做几个面包".
_RATE = (
    r"(?:每|[一1])个?(?:天|日|周|月|年|季度?|学期|星期|礼拜|班|名|位|人)?(?!度)[^，,。]{0,8}?(?:能|要|得|可以?|应|需要?|最多|至少|大概|平均)+"
    r"(?:带|管|做|写|批|招|配|接|跑|看|负责|处理|完成|生产|服务|对接|照顾|照看|录|发|安排)(?:到|多|满|够)?(?:几|多少)(?:个(?!岗|部门|方面)|名|位|人|台|件|份(?!清单|职责)|本|辆|套)"
)

# "销售报告要交几份": copies, not lists of duties.
_COPIES = r"(?:交|提交|上报|打印|复印|准备|签|填|送)(?:上来|上去)?(?:几|多少)份(?!职责|清单|岗位)"
# "宿管要管几个学生": so does a number of people whom somebody looks after, with no time beside it.
_LOOKED_AFTER = r"(?:带|管|教|照看|照顾|看护|服务|负责)(?:着|的是)?(?:几|多少)(?:个|名|位)?(?:学生|孩子|宝宝|幼儿|病人|患者|老人|客户|顾客|员工|业主|住户)(?!的)"


# "发票怎么作废", "怎么写销售报告": a way of doing, which duty texts seldom tell.
_METHOD = re.compile(
    r"(?:怎么|如何|怎样|咋)(?:才能|样才能|去|来)?(?P<verb>操作|撰写|编写|编制|写|计算|作废|提高|提升|增加|改善|制作|设置|填写|登录|安装|使用|开具|办理|申请|注册|查询|下载|学会|学|做好)(?!的|了)"
)
_METHOD_SAID = re.compile(r"通过|按照?|根据|依据|采用|利用|凭|步骤|方法")
_PAPERS = re.compile(r"(?:准备|需要|要|带|提供|交|备齐)(?:哪些|什么|啥)(?P<noun>材料|资料|证件|文件)")
# "证明住所要交什么材料": 房产证复印件 is one, whatever they are called.
_PAPER_SAID = re.compile(r"复印件|原件|身份证|执照|护照|户口本|证明(?:文件|材料|书)")
_CERTIFICATE = re.compile(
    r"(?:要不要|需不需要|需要|要有|要|得有|考|持|有)[^，,]{0,6}(?<![取举保验认查凭论求])证(?:书|照|件)?(?:吗|么|不)?$"
)
_CERTIFICATE_SAID = re.compile(
    r"证书|证照|证件|执照|驾照|(?:资格|上岗|会计|从业|执业|驾驶|健康|操作|电工|作业|教师)证|持[^，,。]{0,8}证"
)


# "招聘门店员工对学历有什么规定": what is laid down of it, of which only the matter is written.
_RULED = re.compile(
    r"对(?P<of>学历|年龄|性别|专业|户口|户籍|身高|体重|视力|证书|经验|工龄|籍贯|婚姻|英语|外语|普通话|职称|驾照|政治面貌)[^，,。谁哪]{0,6}(?:规定|要求|限制|限定|讲究|说法)"
)
_RECIPIENT = "的对象"
_AMOUNT_OF_MONEY = "的金额"
# "探视是几点到几点", "晚上几点熄灯", "坏账按什么比例计提", "停车怎么收费": what the answer must print, whatever else it speaks of.
_FIGURES = (
    (
        re.compile(
            r"(?<![哪这那])几点(?:钟|半|整|到|至|开|关|上|下|送|来|去|结束|之前|以前|前|后)|(?<![哪这那])几点$"
            r"|(?:早上?|晚上?|上午|下午|中午|夜里|凌晨|每[天晚日早]|周末|最[晚早迟]|平时|大概|到)几点(?!要|职责|内容|是|有|作|建议|意见|注意|规定)"
        ),
        re.compile(
            r"\d{1,2}[:点时]|\d[ap]\.?m(?![a-z])|[一二三四五六七八九十](?:点|时(?![间候]))|[早朝][\d一二三四五六七八九十点半、,上]{1,4}晚"
        ),
        "的钟点",
    ),
    (
        re.compile(r"(?:什么|多大|多高|怎样的)比例|比例(?:是|为)?(?:多少|几)|百分之(?:几|多少)|几个点"),
        re.compile(r"%|百分之|比例|\d成|千分之"),
        "的比例",
    ),
    (
        re.compile(
            r"(?:分|设|有)(?:成|为)?(?:哪?几|多少)个?(?:等级|级别|档次?|级(?![^，,。]{0,2}以上)|等(?=$|[，,]))"
        ),
        re.compile(r"[a-z\d一二三四五六七八九十两]个?(?:等级|级|档|等)|[高中低甲乙丙]级|优秀?、良"),
        "的等级",
    ),
    (
        re.compile(r"(?:怎么|如何|咋)(?:收费|收钱|计费|算钱)|收(?:费)?多少|多少钱|什么价"),
        re.compile(r"\d[\d.,]*(?:(?:万|千|百)?元|[kw万])|(?<![a-z\d])\d{4}|免费|收费标准|单价"),
        _AMOUNT_OF_MONEY,
    ),
    (  # "金额到多少才算重大合同", "多大的单子算大单"
        re.compile(
            r"(?:多少|几)[^，,。]{0,6}?(?:才|就)?算(?!在|进|到|出)|多(?:大|高|久|长|重|远|贵)的?[^，,。]{0,8}?(?:才|就)?算(?!在|进|到|出)"
        ),
        re.compile(
            r"\d|[一二两三四五六七八九十百千]+(?:%|元|万|个|天|日|月|年|次|倍|成|折|小时|人|家)|百分之"
        ),
        "的具体数值",
    ),
    (  # "软文一个月写几篇", "每周要跑几家店"
        re.compile(
            r"(?:一|每)个?(?:天|日|周|月|年|季度?|星期|礼拜)(?!度)[^，,。]{0,6}?(?<![那这某好])(?:几|多少)(?:篇|家|位|张|场|批|款|台|单)"
            rf"|{_RATE}|{_LOOKED_AFTER}"
        ),
        re.compile(
            r"[\d一二两三四五六七八九十百]+个?(?:篇|家|位|名|张|场|批|款|台|单|次|个|人|件|份|本|辆|套)|(?<!\d)\d{1,3}\s*[:：比]\s*1(?!\d)"
        ),
        "的具体数值",
    ),
    (  # "店长会议周几开": that it is held 定期 tells no day
        re.compile(r"(?<!每)(?:周|星期|礼拜)几(?!次|回|点|乎|天|个|位|人)|(?:是|定|放|安排)在哪(?:一)?天"),
        re.compile(
            r"(?:周|星期|礼拜)[一二三四五六日天末]|工作日|[双单]休|[月季年周][初中末底]|\d{1,2}(?:日|号)|[一二三四五六七八九十]+[日号]"
        ),
        "的具体日子",
    ),
    (  # "店长会议在哪儿开": that one is held tells of no place
        re.compile(
            r"在(?:哪[儿里]?|(?:什么|哪个)地方)(?:开|召开|举行|举办|办|进行|集合|集中|上课|培训|考|面签|盘点)(?:的|呢|啊|呀)?[?？]?$"
        ),
        re.compile(
            r"在[^，,。；;]{1,12}(?:开|召开|举行|举办|进行|集合|集中)|[\u4e00-\u9fff](?:室|楼|厅|现场|库房?|车间|总部|中心|门店|店里|店内|门市|基地)|地点|线上"
        ),
        "的地点",
    ),
    (  # "导购员考核没过怎么处理": that they are examined tells nothing of who fails
        re.compile(
            r"(?:没[有能]?(?:通?过|达标|合格)|不(?:合格|及格|达标|过关)|(?:[开填写算弄搞发录登打]|处理)错)(?:了|的)?[^，,。谁]{0,6}(?:怎么|如何|咋)(?:处理|处罚|处置|罚|办|弄|整|解决)"
        ),
        re.compile(
            r"不合格|未通过|未达|不达标|不及格|错|误|更正|整改|补考|返工|重新|重开|作废|红冲|扣|罚|淘汰|退|辞"
        ),
        "的处理办法",
    ),
    (re.compile(_COPIES), re.compile(r"[\d一二两三四五六七八九十]+份"), "的份数"),
    (  # "晚上守仓库给不给值班补贴": that there is a shift tells of no money
        re.compile(
            r"(?:给不?给|发不发|有没有|有无|(?<!没)有|给|发|多少)[^，,。]{0,6}?(?:补贴|补助|津贴|奖金|加班费|餐补|车补|房补|话补)(?:吗|么|不|没有?)?$"
        ),
        re.compile(r"补|贴|津|奖|费|提成|元|薪"),
        "的补贴",
    ),
    (  # "账龄分析发给哪位领导"
        re.compile(
            r"(?:发送?|交|汇报|寄|(?<!报)送|呈|反馈)(?:给|到|至)(?:谁|哪(?:位|一?个)(?:领导|部门|人|同事|经理|主管|岗位)?)(?=$|[，,。?？呢啊呀])"
        ),
        re.compile(
            r"给|向(?!导)|(?:交|发|寄|送|报告?|呈)[^，,。；;表]{0,6}?(?:至|到|上级|领导|经理|主管|总监|主任|[长部科处室办委局组库员]|中心|公司|单位|机关|财务|客户|调度)"
        ),
        _RECIPIENT,
    ),
)


def asks_rate(question: str) -> bool:
    """Whether a number of things is asked for a person, a place or a time: it is printed, or not told by counting lines."""
    return bool(_ASKS_RATE.search(question))


_ASKS_RATE = re.compile(f"{_RATE}|{_LOOKED_AFTER}|{_COPIES}")
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_IN_LETTERS = re.compile(r"[a-z][a-z\d]+")
_YES_NO = re.compile(r"吗|么$|能不能|可不可以|是不是|要不要")


def strange_name(asked: Asked, knowledge: Knowledge) -> bool:
    """Whether the matter names something in letters that no text prints, nor what stands for it: ICP备案, AEO认证, ISO14001.

    Such a name is no other way of saying what the texts say; of what is only asked to be denied it may be a detail.
    """
    if _YES_NO.search(asked.text) or not _HAN.search(asked.wording.original):
        return False  # a whole question in English: a word of it may merely be untranslated
    unseen = knowledge.unseen
    return any(
        _IN_LETTERS.fullmatch(term.word)
        and knowledge.rarity(term.word) >= unseen
        and all(
            knowledge.rarity(word) >= unseen for word, strength in term.variants if strength >= _STANDS_FOR
        )
        for term in asked.topic.terms
    )


_STANDS_FOR = 0.75  # strength of a formal word that may stand for the one asked


# "一天大概要送多少罐", "备用金要留多少", "配几名领班": a number of things, whatever counts them.
_NUMBER = re.compile(
    rf"多少(?!{_COUNTED}|职责|岗位|内容|要求|部门|方面|工作|任务|东西)|(?<![那这某好哪十])几(?:名|位(?![置次])|罐|瓶|盒|袋|包|壶|支|盏|棵|头|只|尾|幅|本|册|枚|匹|块|双|对|亩|里|寸|斗|担|车|趟|遍|桌|床|盘|碗|杯|道)(?!要|职责)"
)
# "今年打算卖多少，谁写好了往上交", "来决定进多少货": the number is somebody's matter, it is not asked for.
_MATTER_OF = re.compile(r"谁|哪|什么|啥|决定|估[算计]|计算|统计|敲定")
_GOES_ON = re.compile(r"[，,].{4}")
_NUMBER_SAID = re.compile(
    r"\d|百分之|[一二三四五六七八九十百千万两半双]+(?:多|余)?(?:个|名|位|人|次|天|日|周|月|季|年|元|万|份|家|件|台|套|小时|分钟|成|倍|公斤|斤|吨|米|条|张|辆|瓶|罐|桶|箱|包|盒|杯|只|头|棵|间|层|班|岁|倍|页|篇)"
)


def number_lacking(question: str, texts: Sequence[str]) -> bool:
    """Whether a number is asked for and none of ``texts`` (folded) prints any."""
    number = _NUMBER.search(question)
    if number is None or _MATTER_OF.search(question) or _GOES_ON.search(question, number.end()):
        return False
    return not any(map(_NUMBER_SAID.search, texts))


def figure_lacking(question: str, text: str) -> bool:
    """Whether a clock time, a number or another figure is asked for and ``text`` (folded) prints none: 几点 of 食堂就餐."""
    figures = any(
        asks.search(question) and not says.search(text)
        for asks, says, what in _FIGURES
        if what != _AMOUNT_OF_MONEY or not any(char.isdigit() for char in text)  # 3000-5000U/月
    )
    return figures or number_lacking(question, [text])


def asks_detail(question: str) -> bool:
    """Whether an amount, a time, a place, a name or the like is asked for."""
    patterns = (_METHOD, _PAPERS, _AMOUNT, _PLACE, _NAME, _DETAIL_NOUNS, _CERTIFICATE)
    figures = any(asked.search(question) for asked, _, _ in _FIGURES)
    return figures or asks_value(question) or asks_when(question) or any(p.search(question) for p in patterns)


def detail_lacking(asked: Asked, texts: Sequence[str]) -> str | None:
    """What the question asks for and none of ``texts`` says; ``None`` when nothing is missing."""
    question = asked.text
    texts = [folded(text) for text in texts]
    subject = asked.quoted
    amount = _AMOUNT.search(question)
    if (
        amount
        and not asks_rhythm(question)
        and not any(only_prompt(question, text) for text in texts)
        and not any(_says_amount(text, amount.groupdict().get("unit")) for text in texts)
    ):
        return _lacking(subject, "的具体数值")
    if asks_value(question) and not any(map(has_value, texts)):
        return _lacking(subject, "的具体数值")
    if number_lacking(question, texts) and not any(only_prompt(question, text) for text in texts):
        return _lacking(subject, "的具体数值")
    for asks, says, what in _FIGURES:
        if asked.about and what == _RECIPIENT:  # of the duty just shown, which the reader may see once more
            continue
        if asks.search(question) and not any(map(says.search, texts)):
            return _lacking(subject, what)
    if _PLACE.search(question) and not any(map(_PLACE_SAID.search, texts)):
        return _lacking(subject, "的地点")
    method = _METHOD.search(question)
    if method and not any(method.group("verb") in t and _METHOD_SAID.search(t) for t in texts):
        return _lacking(subject, "的具体方法")
    papers = _PAPERS.search(question)
    if papers and not any(papers.group("noun") in t or _PAPER_SAID.search(t) for t in texts):
        return _lacking(subject, f"所需的{papers.group('noun')}")
    if _NAME.search(question):
        return _lacking(subject, "的姓名")
    if _CERTIFICATE.search(question) and not any(map(_CERTIFICATE_SAID.search, texts)):
        return f"{subject}（证书要求）"
    ruled = _RULED.search(question)
    if ruled and not any(ruled.group("of")[:2] in text for text in texts):
        return f"{subject}（{ruled.group('of')}）"
    noun = _DETAIL_NOUNS.search(question)
    if noun and not any(noun.group()[-2:] in text for text in texts):
        return f"{subject}（{noun.group()}）"
    return None


# "报销差旅费要几天到账" says itself what is lacking; "报销差旅费" needs "的具体数值".
_ASKING = re.compile(r"几|多少|哪|什么|啥|谁|怎么|怎样|如何|咋")


def _lacking(subject: str, detail: str) -> str:
    return subject if _ASKING.search(subject) else f"{subject}{detail}"


def _says_amount(text: str, unit: str | None) -> bool:
    number = r"(?:\d+(?:\.\d+)?|[一二两双三四五六七八九十百千]+)"
    if unit:
        bare = unit.removeprefix("个")
        printed = next((same for units, same in _SAME_UNIT if bare in units.split()), re.escape(bare))
        labelled = _LABELLED.get(bare)
        return bool(
            re.search(number + r"\s*(?:个)?(?:" + printed + ")", text, re.IGNORECASE)
            or (labelled and labelled.search(text))
        )
    return bool(re.search(number + r"\s*(?:%|％|元|万|个|天|日|次|倍|成|折|小时|人|家|名|分)|百分之", text))


# Numbers that stand without their unit: 薪资：8000-16000, 招聘人数：5.
_SUM, _HEADS = re.compile(r"(?<![a-z\d])\d{4}"), re.compile(r"人数\D{0,3}\d")
_LABELLED = dict.fromkeys(("块", "块钱", "元", "钱"), _SUM) | dict.fromkeys(("人", "位", "名"), _HEADS)
# "要看几天": "3个工作日内" tells it, as "200元" tells how many 块.
_SAME_UNIT = (
    ("天 日", "(?:工作)?[天日]|小时"),
    ("块 块钱 元 钱", "[元块万kw]"),
    ("周 星期 礼拜", "周|星期"),
    ("年", "周?年|月"),
    ("小时 钟头", "小时|钟头|分钟"),
    ("秒 秒钟", "秒"),
    ("成", "成|[%％]"),
    ("人 位 名 户 家", "[人名位户家]"),
    ("公分 厘米 毫米 米", "公分|厘米|毫米|米|cm|mm"),
    ("平方米 平方 平米 平", "平|㎡|m2"),
    ("公斤 千克 斤 吨", "公斤|千克|kg|斤|吨"),
    ("度", "度|℃|°"),
    ("次 回 趟 遍 轮 圈", "[次回趟遍轮圈]"),
    ("声 响", "[声响]"),
    ("套 台 辆 间 层 场 篇 桶 箱 张", "[套件台辆间层场篇桶箱张个份]"),
)
