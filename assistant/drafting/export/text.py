"""A draft as plain text, to be pasted into a job board's text box."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.contract import MARK, Draft, Section


def text(draft: Draft, *, limit: int | None = None) -> str:
    """The draft in plain lines.

    Args:
        limit: characters that the text box takes; lines are left out from the end of the longest lists, the least
            important first, until it fits (title and one line a section always stay).
    """
    sections = list(draft.sections)
    whole = _rendered(draft.title, sections)
    while limit is not None and len(whole) > limit:
        at = max(range(len(sections)), key=lambda n: len(sections[n].lines), default=None)
        if at is None or len(sections[at].lines) <= 1:
            break
        sections[at] = sections[at].model_copy(update={"lines": sections[at].lines[:-1]})
        whole = _rendered(draft.title, sections)
    return whole


def _rendered(title: str, sections: Sequence[Section]) -> str:
    parts = [title]
    for section in sections:
        rows = [f"【{section.heading}】"]
        theme = None
        for number, line in enumerate(section.lines, 1):
            tail = "（参考：国家职业分类大典）" if line.origin == "reference" else ""
            if line.theme and line.theme != theme:
                theme = line.theme
                rows.append(f"〔{theme}〕")
            rows.append((f"{number}、" if section.numbered else "") + line.text + tail)
        parts.append("\n".join(rows))
    parts.append(MARK)
    return "\n\n".join(parts) + "\n"
