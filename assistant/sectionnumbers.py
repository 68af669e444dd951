"""Numbers beside headings: how many items one has ("培训评估的四条内容"), numbers that tell several apart ("工作内容一和三")."""

from __future__ import annotations

import re

from assistant.knowledge import Knowledge
from assistant.sectionplaces import NUMBER

# "销售监督的三条定位": how many there are, said within a heading (销售监督的定位和作用).
_COUNT_INSIDE = re.compile(rf"(?<=[\u4e00-\u9fff])的{NUMBER}[条项](?=[\u4e00-\u9fff]{{2}})")


# "培训评估的四条内容": so many make up what is named.
_COUNT_BEHIND = re.compile(
    rf"(?<=[\u4e00-\u9fff])的{NUMBER}[条项](?:内容|原文|条目)?(?=$|[，,。?？ 是都全列给])"
)


def with_numbers_spread(text: str, knowledge: Knowledge) -> str:
    """ "工作内容一和三": headings told apart by their last number alone, each written out."""
    if not _NUMBERS_JOINED.search(text):
        return text
    for key in dict.fromkeys(s.key for s in knowledge.sections if s.key in text.lower()):
        stem = _LAST_NUMBER.sub("", key)
        more = re.search(rf"{re.escape(key)}((?:(?:、|和|与|跟|及){NUMBER})+)(?![条项点份])", text)
        if stem != key and more:
            each = "".join(f"、{stem}{n}" for n in re.findall(NUMBER, more.group(1)))
            text = text[: more.start(1)] + each + text[more.end(1) :]
    return text


_NUMBERS_JOINED = re.compile(rf"{NUMBER}(?:、|和|与|跟|及){NUMBER}")
_LAST_NUMBER = re.compile(rf"(?<=[\u4e00-\u9fff]){NUMBER}$")


def without_counts(text: str, knowledge: Knowledge) -> str:
    """``text`` without how many items a heading has; "出纳的七条" are a job's."""
    behind = _COUNT_BEHIND.search(text)
    if behind and not text[: behind.start()].lower().endswith(tuple(knowledge.names)):
        text = _COUNT_BEHIND.sub("那节", text)
    return _COUNT_INSIDE.sub("的", text)
