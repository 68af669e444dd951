"""What kind of answer a question wants, from its wording alone.

A table of patterns in order of precedence, each with an example; what a question *names* is resolved in
``target.py``. The last word is the flow's: "职责7" with no verb at all is still an enumeration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.contract import Intent

_WHO = r"(?:谁|哪(?:个|些|位|几个|一个)?(?:岗位|职位|角色|职务|人员|人|部门|同事|负责人|团队|位)|什么(?:岗位|职位|人|部门)|何人|哪位)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of asking, with an example that the tests run."""

    intent: Intent
    pattern: re.Pattern[str]
    example: str


def _rule(intent: Intent, pattern: str, example: str) -> Rule:
    return Rule(intent, re.compile(pattern, re.IGNORECASE), example)


RULES: tuple[Rule, ...] = (
    _rule(
        "draft",
        r"(?:写|拟|草拟|起草|生成|出|做|编|编写|撰写|制作|来)(?:一?[份篇个则条])?.{0,24}?(?:jd|招聘(?:启事|简章|信息|文案|广告|要求|帖)|岗位说明书|职位描述|职位说明书|职位发布|招聘)"
        r"|换成.{0,6}(?:jd|招聘).{0,4}(?:写法|版本|格式)?",
        "帮我写一份销售部负责人的招聘JD",
    ),
    _rule(
        "compare",
        r"区别|不同|差别|差异|异同|相同|相似|一样|对比|比较|共同|重叠|重复|重合|\bvs\b|相比|差在哪|分别(?:是|负责|怎么|如何)|各自",
        "职责12和13在发票上有什么不同",
    ),
    _rule(
        "aggregate",
        r"(?:哪|几|多少)(?:些|几|一)?(?:个|份|条|项)?(?:清单|列表|份职责|个职责|职责).{0,12}?(?:没有?|未|不)(?:提|涉及|包含|写|包括)"
        r"|(?:和|跟|与|同)(?:哪|什么)(?:些|几个|个)?(?:部门|单位|人|岗位|机构|外部|公司|方面|对象).{0,8}(?:打交道|配合|沟通|协作|协调|对接|联系|合作|往来|接触)?"
        r"|(?:哪|那)些.{0,12}(?:固定|明确|规定|具体)(?:的)?(?:期限|时间|频率|周期|时限)"
        r"|除了.{1,30}(?:还有|其他|别的|另外|以外|之外)",
        "哪些清单没有提到客户",
    ),
    _rule(
        "count",
        r"(?:有|共|总共|一共|总计|合计|包含|包括|涉及)?(?:几|多少)(?:条|项|点|个(?!月|人|小时|工作日)|款|份)|(?:数量|总数|条数)(?:是)?(?:多少|几)?",
        "职责7有多少条",
    ),
    _rule(
        "requirements",
        r"(?:要|得|需要|应该|必须)(?:会|懂|掌握|熟悉|精通)(?:什么|哪些|啥)|任职(?:要求|资格|条件)|岗位要求|职位要求|招聘要求|应聘(?:要求|条件)|(?:需要|应|应该|须|要|得)?(?:具备|具有|满足|达到|符合)(?:哪些|什么|啥|怎样|的)?(?:条件|素质|能力|要求|知识|技能|资格)?"
        r"|(?:基本|职业|个人|能力)?素质|(?:有|是)?(?:什么|哪些|啥)(?:样的)?(?:要求|条件|资格|门槛)|要求(?:是什么|有哪些)|什么样的人|胜任",
        "销售监督需要具备哪些素质",
    ),
    _rule("lookup", _WHO + r"|归.{0,4}管|找哪|该找|负责人是", "谁负责开具增值税发票"),
    _rule(
        "fact",
        r"什么时候|何时|啥时候|多久|多长时间|几号|几点|哪天|哪一天|频率|周期|多常|隔多|每(?:天|日|周|月|季|年)(?:几|多少)|(?:向|给|跟|对)(?:谁|哪)"
        r"|怎么|怎样|如何|为什么|为何|凭什么|根据什么|依据(?:是|什么)|是否|是不是|有没有|要不要|需不需要|需要.{1,20}吗|(?:吗|对吧|对不对|是吧|没错吧)$|在哪|哪里|哪儿|用什么|什么系统|哪个系统|哪个平台|期限|时限|截止",
        "多久分析一次应收账款账龄",
    ),
    _rule(
        "overview",
        r"(?:主要|大概|大致|总体|整体|一般|平时|到底|究竟)(?:都|是|要)?(?:做|干|负责|管)(?:些|的是)?(?:什么|啥|哪些)|是?(?:做|干)(?:什么|啥)的|概[述括况]|总结|归纳|介绍|简介|简单说|大概(?:说|讲)|梳理|一句话|有哪几(?:类|块|方面|部分|种)|哪几(?:类|块|方面|大块)|有哪些方面",
        "销售部负责人主要做什么",
    ),
    _rule(
        "enumerate",
        r"哪些|哪几|有什么|有啥|列出|列举|罗列|列一下|全部|所有|完整|逐条|内容|是什么|是啥|什么(?:职责|工作|任务|责任)|都有|包括|包含|职责|做什么|干什么|负责什么|干啥|做啥|管什么|说的是|写了|明细|清单|详细",
        "职责7有哪些",
    ),
)


def intent_of(text: str) -> Intent | None:
    """The intent of the first rule that matches the normalised question, ``None`` when none does."""
    return next((rule.intent for rule in RULES if rule.pattern.search(text)), None)
