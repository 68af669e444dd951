"""What several headings side by side speak of, named without them: 销售监督 of "销售监督的定位", "销售监督的基本素质".

"销售监督那部分一共几条", "督导那边呢" and "销售监督的工作原则是什么" all point at what stands under those headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.classifier import Encode
from assistant.conversation import Turn
from assistant.headings import Section
from assistant.knowledge import Knowledge
from assistant.lexicon import lexicon
from assistant.titles import is_job_title
from assistant.wanting import PLAIN, plain_want
from index.text import folded

# "销售监督那部分一共几条", "销售监督是干什么的": no other matter.
_WORDS = (
    "的 这 那 一 整 个 大 块 部分 边 节 篇 份 段 里 面 下 上 内容 结构 框架 职责 工作 任务 都 是 主要 具体 平时 到底 干 做 管 负责 要 什么 啥 哪 些 几 多少 条 方面 板块 讲 写 说 了 有 分 分成 分为 呢 概括 概述 概览 介绍 简单 大体 大致 总共 一共 共 列 出来 全部 所有 完整 全 看 给我 把 嘛 吗 总结 梳理 包括 包含 关于 文件 文档 文本 全文 这页 个 说说 讲讲 看看 用 一句话 三句话 几句话 说明 清楚 怎么 怎样 如何"
).split()
# Possessive and longest first: such a question is read once, however long it is.
_NOTHING_ELSE = re.compile(rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}|[ ，,。?？、])*+")
_POINTED = r"(?:的)?(?:那|这)(?:一)?(?:大|小)?(?:边|块|部分|摊|头|段|套|堆|篇)儿?(?:的|里)?"
# "销售监督要不要管招人", "督导有哪些培训工作", "销售监督也开会吗": said of the subject as of a person.
_DOES = re.compile(
    r"(?:他|她|平时|平常|具体|主要|还|也|都|到底|究竟)*(?:(?P<v>[要管用做会能该需])(?:要)?不(?P=v)|是不是(?=[要得该会能管负])|需不需要|应不应该|需要|应该|有没有(?!要求)|是否|有哪|有什么|有啥|(?:要|得|该|会|能|可以)(?!什么|啥|哪|求|会|懂|有|具|多)|[管做干开](?!理))"
)
# "销售监督里有没有提到客户": what is said under those headings.
_WITHIN = re.compile(r"(?:里[面头边]?|当中|中)(?=有|没|是|提|写|讲|说|哪|第|跟|和|关|都)")
_WHO = re.compile(r"谁|哪(?:个|些|位|几个)?(?:岗|人|职位|部门)|由|归")
# "职责4的人和销售监督分工有何不同": the subject is one side of a comparison.
_SIDE = re.compile(
    r"区别|区分|不同|差别|差异|异同|不一样|一样|分工|怎么分|对比|比较|相比|比起来|谁更|哪个更|[和跟与同][^，,]{2,20}比"
)
_JOINED_BEFORE = re.compile(r"(?:和|跟|与|同|、|vs\.?)[ 那个]*$")
_JOINED_AFTER = re.compile(r"^(?:那边|这边)?(?:和|跟|与|同|、|vs\.?)")
_SAME = 0.95
_END_CHARS = 2


def take_subject(text: str, knowledge: Knowledge) -> tuple[str, tuple[Section, ...]] | None:
    """``text`` without the subject of several headings that it names, and those headings; ``None`` without one."""
    lowered = text.lower()
    for subject, sections in knowledge.subjects.items():
        for form in forms_of(subject, knowledge):
            before, found, after = lowered.partition(form)
            if not found:
                continue
            at, end = len(before), len(before) + len(form)
            if _NOTHING_ELSE.fullmatch(before) and _NOTHING_ELSE.fullmatch(after):
                return f"{text[:at]} {text[end:]}", sections
            if pointed := re.match(_POINTED, text[end:]):
                return f"{text[:at]} {text[end + pointed.end() :]}", sections
            if _is_side(before, after, knowledge):
                return f"{text[:at]} {text[end:]}", sections
            if before.strip(" ，,那") or _WHO.search(text):
                continue
            if within := _WITHIN.match(after):
                return f"{text[:at]} {text[end + within.end() :]}", sections
            if (form == subject and after.startswith("的")) or _DOES.match(after):
                return f"{text[:at]} {text[end:]}", sections
    return None


def _is_side(before: str, after: str, knowledge: Knowledge) -> bool:
    """Whether what stands between ``before`` and ``after`` is set against a list or a job."""
    rest = f"{before} {after}"
    joined = _JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after)
    if not joined or not _SIDE.search(rest):
        return False
    return bool(_LIST.search(rest)) or any(name in rest for name in knowledge.names)


_LIST = re.compile(r"职责(?: |\s*[:：]?\s*\d)|\d+\s*号")  # the number may be read already


def without_owner(text: str, taken: Sequence[Section], knowledge: Knowledge) -> str:
    """``text`` without the subject said before one of its own headings: 销售监督 of 销售监督的"培训和评估工作"."""
    for subject, sections in knowledge.subjects.items():
        if not any(s.path == one.path[: len(s.path)] for s in sections for one in taken):
            continue
        for form in forms_of(subject, knowledge):
            owner = re.compile(rf"{re.escape(form)}的?[\"“”「『《]? ", re.IGNORECASE)
            if found := owner.search(text):
                return f"{text[: found.start()]} {text[found.end() :]}"
    return text


def plain_subject(text: str, knowledge: Knowledge, encode: Encode | None) -> str:
    """``text`` in plain words where it wants the whole of a subject: "销售监督这个岗位大概是干什么的"; else itself."""
    lowered = text.lower()
    for subject, sections in knowledge.subjects.items():
        for form in forms_of(subject, knowledge):
            _, found, after = lowered.partition(form)
            if found and len(sections) > 1 and subject not in knowledge.names:
                part = _OF_IT.match(after) or any(section.key in lowered for section in sections)
                plain = text if part else plain_want(text, (form,), subject, encode)
                return plain if plain in {PLAIN[kind].format(subject) for kind in _OF_THE_WHOLE} else text
    return text


# "销售监督的工作态度", "销售监督在公司里": a part or a respect is named.
_OF_IT = re.compile(
    r"(?:的|在)(?!(?:全部|所有|主要|日常|具体)*(?:岗位)?(?:职责|工作|任务|活儿?)(?:[^\u4e00-\u9fff]|[都有是包到大主具]|$))"
)
_OF_THE_WHOLE = ("overview",)


def is_subject(sections: Sequence[Section], knowledge: Knowledge) -> bool:
    """Whether the headings are those of one subject, all of them."""
    return len(sections) > 1 and tuple(sections) in knowledge.subjects.values()


def named_by(sections: Sequence[Section], knowledge: Knowledge) -> tuple[str, ...]:
    """What a question named by these headings: the subject that all of them speak of, else each by its label."""
    subject = next((s for s, own in knowledge.subjects.items() if own == tuple(sections)), None)
    return (subject,) if subject else tuple(section.label.strip() for section in sections)


# "它的定位和作用", "这个岗位的基本素质": a part of what was spoken of, which the pronoun stands for.
_WHOSE = re.compile(r"^(?:[它他她](?:们)?|(?:这|那|该)个?(?:岗位?|职位))的?(?=[\u4e00-\u9fff]{2})")


def told_apart(text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Those of the headings that ``text`` names side by side, by words of their own: 定位、素质、工作内容; none where it names one."""
    told = tuple(
        section
        for section in sections
        if (part := section.key.rpartition("的")[2])[:_END_CHARS] in text or part[-_END_CHARS:] in text
    )
    return told if len(told) > 1 else ()


def heading_of(words: str, before: Turn, knowledge: Knowledge) -> str | None:
    """The heading that ``words`` call by its part ("素质呢", "那工作内容呢"), of the subject or job spoken of before."""
    said = re.sub(r"的|(?:那|这)(?:块|部分|方面|边)$", "", _WHOSE.sub("", words))
    if len(said) < _END_CHARS:
        return None
    for subject in dict.fromkeys(label.partition("的")[0] for label in before.lists):
        keys = [section.key for section in knowledge.subjects.get(subject, ())]
        if named := [key for key in keys if said in key.partition("的")[2]]:
            return named[0] if len(named) == 1 else None
    by_label = [
        r for r in knowledge.roles.values() if any(label.startswith(r.title) for label in before.lists)
    ]
    jobs = [r for r in knowledge.roles.values() if r.title in before.roles] or by_label
    heads = [folded(e.heading or "") for e in knowledge.lists_of([r.id for r in jobs])]
    names = [name for job in jobs for name in job.names]
    called = len(jobs) == 1 and any(
        head.endswith(said) and any(head.startswith(name) for name in names if said not in name)
        for head in heads
    )
    return f"{next(iter(before.role_words), jobs[0].title)}的{said}" if called else None


def forms_of(subject: str, knowledge: Knowledge) -> Iterator[str]:
    """The subject, and the job titles that say the same as its end: 督导 for 销售监督."""
    yield subject
    for word in (subject, subject[-_END_CHARS:]):
        for other, strength in lexicon().synonyms(word):
            if strength >= _SAME and other not in knowledge.names and is_job_title(other):
                yield other
