"""What is refused or answered before any text is looked at: small talk, changed rules, unlawful deeds, other subjects.

A guard is of what nobody's duties tell. Where the texts themselves speak of the matter (脚本 on a tester's page, 天气 in the rules of
a site), the question is of them and no guard fires, but for requests to do something (帮我写段代码) and for the world outside (今天天气).
"""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk, Outcome, refused
from assistant.contract import Block
from assistant.knowledge import Knowledge
from assistant.smalltalk import ASSENT, other_subject, small_talk, unlawful, without_injection
from index.text import folded

# "帮我写段代码", "讲个笑话", "现在几点了": done for the asker, or told of the world, whatever the texts print.
_FOR_ASKER = re.compile(
    r"(?:帮|给|替|为|教)(?:我|咱|俺)|^(?:请|麻烦)?(?:你|您)?(?:写|编|讲|说|唱|背|作|来|翻译|推荐)|今天|明天|现在|\d"
)
# "要不要自己写脚本让机器跑测试": of what a job demands.
_OF_JOB = re.compile(r"要不要|用不用|需不需要|是不是[要得]|谁(?:来|负责)?(?:写|编)")
_READ = 50  # documents that are read through for the thing
_FOLDED = 100_000  # characters, a tenth of a second: of more, only what is printed as it is asked is seen
_LAST = 2  # characters: the thing stands at the end of what the guard found (脚本 of 写脚本)


def guarded(asked: Asked, desk: Desk) -> Outcome | None:
    """The reply to small talk, or the refusal of what is none of the assistant's business; ``None`` for any other question."""
    reply = ASSENT if asked.told else small_talk(asked.wording.text)
    if reply:
        return Outcome("smalltalk", (Block(type="text", text=reply),))
    _, injected = without_injection(asked.wording.text)
    if injected:
        return refused(
            "off_topic",
            "unsafe",
            "这条消息要求改变我的工作方式，我不会照做。我只根据已上传的职责文本作答。请直接提出关于岗位职责的问题。",
        )
    if unlawful(asked.wording.text):
        return refused(
            "off_topic", "unsafe", "这个问题要的是违法违规的做法，我不提供。可以问岗位职责里怎么规定的。"
        )
    other = other_subject(asked.text) or other_subject(asked.wording.text)
    if other and not _of_texts(asked.wording.text, other[-_LAST:], desk.knowledge):
        return refused(
            "off_topic",
            "off_topic",
            "这个问题与岗位职责无关，我只根据已上传的职责文本作答。",
            suggestions=[f"{role.title}有哪些职责" for role in list(desk.knowledge.roles.values())[:2]],
        )
    return None


def _of_texts(question: str, word: str, knowledge: Knowledge) -> bool:
    """Whether the question is of the job or of what some text prints, and asks for nothing to be done for the asker."""
    if _FOR_ASKER.search(question):
        return False
    if _OF_JOB.search(question):
        return True
    if len(knowledge.documents) > _READ:
        return False
    texts = [knowledge.source.text(i) for i in knowledge.documents]
    if any(word in text for text in texts):
        return True
    return sum(map(len, texts)) <= _FOLDED and any(word in folded(text) for text in texts)
