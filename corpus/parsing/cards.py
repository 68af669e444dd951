"""What a job site says beside a posting: the recruiter's card, the reader's chances, its own advice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing.rows import Row, silence
from corpus.wordset import longest_of

#: The card of whoever hires, and what the site says about the reader's chances (王女士 刚刚活跃, 招聘者·人事主管).
_CARD: Final = re.compile(
    r".{0,12}(?:刚刚|今日|本周|本月|昨日|近?\d+[日天周月]内|半年前|\d+(?:分钟|小时|天)前)(?:活跃|在线|回复|登录)|.{0,12}\d+(?:分钟|小时|天)内(?:回复|处理).{0,8}|.{0,6}(?:招聘者|发布者|发布人|职位发布者|猎头顾问)(?: ?[·|:].{0,20})?|[^,;。:]{2,12} ?[·|] ?(?:人事|HR|hr|招聘|人力)[^,;。:]{0,10}"
    r"|竞争力分析.*|.{0,8}简历处理率.{0,12}|.{0,6}平均处理.{0,12}|.{0,10}(?:人|位)(?:已|正在)?(?:浏览|投递|应聘|沟通|关注)(?:过)?(?:该职位|此职位)?|[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐)(?: ?(?:在线|离线))?|[\u4e00-\u9fff]{1,3}(?:老师|经理|HR) ?(?:在线|离线)"
)
_CARD_WORDS: Final = re.compile(
    longest_of(
        "活跃 在线 离线 回复 招聘者 发布者 发布人 猎头 竞争力 处理 浏览 投递 沟通 关注 先生 女士 小姐 登录 应聘 HR hr 人事 人力 招聘".split()
    )
)
#: A site's own advice, whatever stands below it (求职攻略：1、面试前…).
_TIPS: Final = re.compile(
    r"(?:求职|安全|防骗|温馨|平台|网站|应聘|投递|面试|特别|友情|风险|举报|隐私|用户)(?:攻略|提示|提醒|贴士|指南|警示|声明|须知|锦囊|技巧)(?:与.{2,6})?:?(?P<said>.*)"
)


def is_card(text: str) -> bool:
    """Whether a line stands on the card of whoever hires."""
    return len(text) <= 30 and _CARD_WORDS.search(text) is not None and _CARD.fullmatch(text) is not None


def is_advice(text: str) -> bool:
    """Whether a line is the site's advice, or the headline of it."""
    found = _TIPS.fullmatch(text)
    return found is not None and (bool(found.group("said")) or len(text) <= 8)


def silence_below_advice(rows: Sequence[Row]) -> None:
    """Points right below a site's headline of advice (求职攻略：) are the site's."""
    told = False
    last = 0
    for row in rows:
        if row.type == "noise" and row.fresh and is_advice(row.text.strip()):
            told, last = True, 0
            continue
        if not told or row.type == "noise":
            continue
        number = row.marker.number if row.marker is not None else None
        counts = number is not None and number == last + 1
        told = row.type in ("text", "heading") and (counts or (last > 0 and not row.fresh))
        if told:
            last = number if number is not None else last
            row.heading = None
            silence(row, "boilerplate")
