"""Of which kind the points below one heading are, and which of them stand apart (pay below duties)."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import evidence
from corpus.parsing.headings import Heading
from corpus.parsing.kinds import CONDITION_ITEM, kind_of_item, kind_of_items, opens_duty
from corpus.parsing.outline import Draft, Node
from corpus.parsing.result import Kind
from corpus.parsing.titles import looks_like_title

_NEEDS: Final = frozenset("岗位需求 职位需求 需求 招聘需求 用人需求".split())


def _heading_over(node: Node) -> Heading | None:
    """Return the heading that gave the node its kind."""
    above: Node | None = node
    while above is not None:
        if above.kind is not None:
            return above.row.heading if above.row is not None else None
        above = above.parent
    return None


#: Headings that ask something of the post: its holder's qualities, or what he does.
_ASKED_OF_POST: Final = frozenset("岗位要求 职位要求 工作要求 岗位工作要求 要求".split())
_ACTS: Final = re.compile(
    r"(?:全面|主要|具体|直接|日常)?(?:负责|协助|参与|承担|主持|组织|制[定订]|编制|收集|整理|处理|办理|维护|配合|完成|做好|按时|定期|及时|每[天日周月])"
)


def _all_act(drafts: list[Draft]) -> bool:
    texts = [draft.text for draft in drafts]
    asked = any(kind_of_item(text) == "requirement" for text in texts)
    return (
        len(texts) > 1
        and not asked
        and sum(_ACTS.match(text) is not None for text in texts) * 4 >= len(texts) * 3
    )


_PREFERS: Final = re.compile(r"(?:优先|尤佳|者佳|为佳|优先考虑|优先录用|加分)$")


def by_kind(node: Node) -> list[tuple[Kind, list[Draft]]]:
    """Return the kinds of a node's points with the points of each, in the text's order."""
    kind = node.inherited_kind()
    head = node.row.heading if node.row is not None else None
    if (
        head is not None
        and head.container
        and (spoken := kind_of_items(draft.text for draft in node.items)) in ("requirement", "benefit")
    ):
        kind = spoken
    if head is not None and head.joint:
        return _runs(node, "duty")
    over = _heading_over(node)
    needs = over is not None and over.word in _NEEDS
    if kind == "requirement" and needs and kind_of_items(draft.text for draft in node.items) == "duty":
        kind = "duty"  # 产品经理岗位需求 over what he does
    if kind == "requirement" and over is not None and over.word in _ASKED_OF_POST and _all_act(node.items):
        kind = "duty"  # 岗位要求 over 负责陈列；负责盘点, beside 任职资格
    unlisted = head is None and node.row is not None and evidence.asks_all(node.row.text)
    if kind == "requirement" and (unlisted or (head is not None and evidence.asks_everybody(head))):
        kind = _rule_or_requirement(
            head is not None and head.name is not None, [draft.text for draft in node.items]
        )
    if kind is None or (node.row is None and node.level <= 1 and node.kind is None):
        return _runs(node, kind)
    if kind == "duty":
        asked = [CONDITION_ITEM.match(draft.text) is not None for draft in node.items]
        if any(asked):  # the page mixes them: then what prefers somebody is a condition too
            asked = [
                one or _PREFERS.search(draft.text.rstrip(" ;。.,")) is not None
                for one, draft in zip(asked, node.items, strict=True)
            ]
        if any(asked) and not all(asked):
            duties = [draft for draft, condition in zip(node.items, asked, strict=True) if not condition]
            return [
                ("duty", duties),
                (
                    "requirement",
                    [draft for draft, condition in zip(node.items, asked, strict=True) if condition],
                ),
            ]
    return [(kind, node.items)]


def _runs(node: Node, inherited: Kind | None) -> list[tuple[Kind, list[Draft]]]:
    """A list without a telling heading: what speaks of pay or of nothing stands apart."""
    texts = [draft.text for draft in node.items]
    main = kind_of_items(texts)
    if main == "other" and inherited is not None:
        main = inherited
    titled = (
        node.row is not None
        and node.row.type == "title"
        and all(one.marker is not None for one in node.items)
    )
    if main == "other" and titled and not any(kind_of_item(text) == "other" for text in texts):
        main = "duty"  # 食堂工作人员： / 1、穿工作服上岗 / 2、餐具消毒
    if main == "requirement" and titled and _acts_first(texts):
        main = "duty"
    spoken = [kind_of_item(text) or main for text in texts]
    paid = len(spoken)
    while main == "duty" and paid > 0 and spoken[paid - 1] in ("benefit", "other"):
        paid -= 1  # 1、验光 … 3、有证书；4、底薪加提成: the pay stands behind what is asked
    tail = paid
    while tail > 0 and spoken[tail - 1] == "requirement":
        tail -= 1
    bare = node.row is not None and node.row.type == "title"  # 品检员 over 1.…抽检 … 4.高中以上学历
    split_tail = main == "duty" and paid - tail >= (1 if bare else 2) and tail >= 2
    final = len(spoken)
    while (
        final > 0 and spoken[final - 1] != main and spoken[final - 1] in ("benefit", "other", "requirement")
    ):
        final -= 1
    groups: dict[Kind, list[Draft]] = {}
    for place, (draft, kind) in enumerate(zip(node.items, spoken, strict=True)):
        inside = draft.number is not None and place < final  # a numbered point among others stays with them
        if (kind in ("benefit", "other") and not inside) or (split_tail and place >= tail):
            groups.setdefault(kind, []).append(draft)
        else:
            groups.setdefault(main, []).append(draft)
    return list(groups.items())


#: （店长）三年经验, 店长：三年经验: what stands before what is asked.
LABELLED: Final = re.compile(
    r"^(?:\((?P<noted>[^()]{2,24})\)|(?P<named>[^ ,;。:()]{2,24}(?:\([^()]{1,12}\))?) ?:)[ ]?(?=.)"
)


def _acts_first(texts: list[str]) -> bool:
    """Whether a post's points begin with two or more that ask nothing, one of them an act (验光；调校镜架；有证书；两年经验)."""
    lead = 0
    while lead < len(texts) and kind_of_item(texts[lead]) in (None, "duty"):
        lead += 1
    return lead > 1 and any(kind_of_item(text) == "duty" for text in texts[:lead])


def _rule_or_requirement(named: bool, texts: list[str]) -> Kind:
    """共同要求, 工作要求: qualities by the words of the points, else how to behave (服从安排，佩戴工作证)."""
    labels = [(hit.group("noted") or hit.group("named")) for text in texts if (hit := LABELLED.match(text))]
    if sum(map(looks_like_title, labels)) * 2 > len(texts):
        return "requirement"  # 对人员的要求 / 店长：懂排班 / 导购：会搭配
    asked = sum(kind_of_item(LABELLED.sub("", text)) == "requirement" for text in texts)
    if asked * 2 >= len(texts):
        return "requirement"
    acts = sum(opens_duty(text) for text in texts)
    if named and not acts * 2 >= len(texts):
        return "requirement"  # 配料员要求 / 初中文化，会算数 / 视力好 / 服从倒班
    return "duty" if named else "other"
