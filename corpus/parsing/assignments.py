"""Work given to people by name, one line each: minutes and mails (1. 罗某：跟进模具验收，周三前出报告；…, 张某负责证照办理).

Told by siblings below a word of giving work out (分工, 安排, 待办): each line begins with another person's name, and most go on with
an act or a date by which it is done. A transcript repeats its speakers; it is read by :mod:`corpus.parsing.chat`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields, headings
from corpus.parsing.divisions import PERSON, parts
from corpus.parsing.kinds import opens_duty
from corpus.parsing.rows import Row

#: 罗成, 陈某, 老范, 小吴, 阿芳, 秦老师, 周姐, Lily, perhaps with the post in brackets.
_CALLED: Final = r"[老小阿大][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{1,2}(?:姐|哥|工|总|叔|嫂|姨|师傅|老师|阿姨|大姐|主任|经理|同学)|[A-Z][a-z]{2,9}"
_WHO: Final = rf"(?P<who>(?:{PERSON}|{_CALLED})(?:、(?:{PERSON}|{_CALLED}))?(?:\([^()]{{2,10}}\))?)"
_GIVEN: Final = re.compile(
    rf"{_WHO}(?: ?: ?|-{{1,2}}|—{{1,2}}| +)(?P<said>[^:].{{3,}})|{_WHO.replace('who', 'by')}(?P<does>(?:主要|具体)?(?:负责(?!人)|管|跟进|牵头|承担|协助|对接|盯).{{3,}})"
)
#: Words that begin with a surname's character and name nobody.
_WORDS: Final = frozenset(
    "安全 安装 安排 安保 包装 方案 方法 高温 高压 金额 金融 周一 周二 周三 周四 周五 周六 周日 周末 周边 周期 时间 温度 文件 文案 文化 文字 项目 项目部 任务 任职 华东 华南 华北 水电 车间 车辆 车队 路线 路演 石材 田间 常规 康复 平时 平台 明细 明天 计划 计量 计件 成本 成品 成型 柴油 江苏 江西 雷达 万元 洪水 管理 管道 左侧 马达 牛奶 段落 关键 关系 白班 白天 封装 封面 武汉 郑州 常州 徐州 苏州 黄山 毛坯 毛利 曲线 连锁 连接 古建 易耗 欧洲 申报 申请 夏季 夏天 季度 林业 林木 钟点 童装 石油 严禁 严格 温馨 温控 全体 全员 全程 单位 单据 卢布 洗衣 席位 宁波 贵州 吉林 甘肃 云南 云端 广告 危险 和平 顾客 喻示 范围 房间 房产 邮件 史料 强电 弱电 鲁班 花名册 花材 花卉 于是 元旦 余款 余额 施工 施肥 祝贺 柳州 滕州 岗位 汤品 汤锅 应急 应收 应付 宗旨 丁字 邓白氏 单价 杭州 左右 崔收 程序 程度 裴翠 陆运 陆地 荣誉 段位 侯机 景区 景点 龙头 叶片 赖床 乔木 聂氏 肖像 时效 谈判 茅台 家具 戴口罩 戴手套 孔径 曹操 鱼缸 葛根 麻辣 贾科 娄底 童书 颜色 郭外 梅花 盛装 盛具 林区 徐变 邱陵 骆驼 夏令营 蔡司 樊笼 胡同 霍乱 虞美人 柯达 卢沟 莫名 经理 经办 房租 裘皮 缪斯 解答 应聘 应征 宗教 宣传 贲门 郁闷 单班 杭帮 诸位 左岸 钮扣 龚工 嵇康 邢台 滑轮 裴李 荣获 翁婿 荀子 羊毛 惠州 甄选 曲目 封箱 储存 储备 靳东 糜烂 松木 井盖 段子 富余 巫山 乌鲁 焦点 巴士 弓箭 牧区 隗氏 山区 谷物 车床 侯车 宓妃 蓬松 全部 班组 仰卧 秋季 仲裁 伊犁 宫颈 宁夏 仇视 栾川 暴雨 甘草 厉害 戎装 祖国 武装 符合 刘海 景观 詹姆 束缚 龙虾 叶菜 幸运 司机 司炉 韶关".split()
)
_GIVES_OUT: Final = re.compile(
    r"分工|安排|任务|待办|行动项|认领|落实|谁负责|谁来|派工|负责事项|工作分配|各自|跟进事项|下[周月]工作|本[周月]工作|决议|事项"
)
#: By when, or how often.
_DUE: Final = re.compile(
    r"[日号周天点月底末旬午晚\d]之?前|每[天日周月班次晚早]|之前|截止|以内|当天|\d小时内|(?:下|本|这)?周[一二三四五六日末]"
)
_ABOVE = 10  # rows above the first line that may speak of giving work out


def assign(rows: list[Row], view: str) -> list[Row]:
    """Return the rows with each such line as a person's name and one row a thing to do."""
    found: dict[int, re.Match[str]] = {}
    for index in range(len(rows)):
        hit = _given(rows, index, view)
        if hit is not None:
            found[index] = hit
    if not _convinces(rows, found):
        return rows
    out: list[Row] = []
    index = 0
    while index < len(rows):
        hit = found.get(index)
        if hit is None:
            out.append(rows[index])
            index += 1
            continue
        last = _last(rows, index)
        who, said = ("who", "said") if hit.group("who") else ("by", "does")
        out.extend(parts(rows[index], rows[last].end, hit.group(who), hit.start(said), view))
        index = last + 1
    return out


def _last(rows: Sequence[Row], index: int) -> int:
    """The last row of a printed line: the cutter parts it behind a colon."""
    while index + 1 < len(rows) and not rows[index + 1].fresh and rows[index + 1].type == "text":
        index += 1
    return index


def _given(rows: Sequence[Row], index: int, view: str) -> re.Match[str] | None:
    row = rows[index]
    if row.type != "text" or not row.fresh or row.cell:
        return None
    hit = _GIVEN.fullmatch(view, row.body, rows[_last(rows, index)].end)
    if hit is None:
        return None
    name = (hit.group("who") or hit.group("by")).split("(")[0]
    word = fields.is_label(name) or headings.read(name) is not None or opens_duty(name)
    return None if word or name in _WORDS or "@" in hit.group() else hit


def _convinces(rows: Sequence[Row], found: dict[int, re.Match[str]]) -> bool:
    """Whether several people are given work: another name each, most with an act or a date, below a word that says so."""
    names = [hit.group("who") or hit.group("by") for hit in found.values()]
    if len(found) < 2 or len(set(names)) < len(names):
        return False
    said = [hit.group("said") or hit.group("does") for hit in found.values()]
    told = sum(opens_duty(text) or _DUE.search(text) is not None for text in said)
    first = min(found)
    above = [row.text for row in rows[max(0, first - _ABOVE) : first]]
    return told * 3 >= len(said) * 2 and any(_GIVES_OUT.search(text) and len(text) <= 60 for text in above)
