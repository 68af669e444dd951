"""A draft as one printable page without scripts, links or outside files. Every word is escaped."""

from __future__ import annotations

from html import escape
from itertools import groupby

from assistant.drafting.contract import MARK, Draft, Line, Section

_STYLE = (
    "body{font:16px/1.7 'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif;color:#1a1a1a;"
    "background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{font-size:1.15rem;"
    "border-bottom:1px solid #767676;padding-bottom:.2rem}h3{font-size:1rem}.open{color:#8a1c00}"
    "footer{margin-top:2rem;color:#4a4a4a;font-size:.85rem}@media print{body{margin:0}h2{break-after:avoid}li{break-inside:avoid}}"
)


def html(draft: Draft) -> str:
    """A whole document in Chinese, ready to print."""
    title = escape(draft.title)
    body = "\n".join(_section(one) for one in draft.sections)
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="Zhize">\n<meta name="description" content="{escape(MARK)}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"{body}\n</main>\n<footer>{escape(MARK)}</footer>\n</body>\n</html>\n"
    )


def inner(draft: Draft) -> str:
    """The sections without what stands open, for a field that takes HTML (JobPosting.description)."""
    filled = [
        one.model_copy(update={"lines": [line for line in one.lines if line.origin != "placeholder"]})
        for one in draft.sections
    ]
    return "".join(_section(one) for one in filled if one.lines) + f"<p>{escape(MARK)}</p>"


def _section(section: Section) -> str:
    rows = [f"<h2>{escape(section.heading)}</h2>"]
    if not section.numbered:
        items = "".join(_item(line) for line in section.lines)
        return rows[0] + (f"<ul>{items}</ul>" if items else "")
    number = 1
    for theme, lines in groupby(section.lines, key=lambda line: line.theme):
        group = list(lines)
        if theme:
            rows.append(f"<h3>{escape(theme)}</h3>")
        start = f' start="{number}"' if number > 1 else ""
        rows.append(f"<ol{start}>{''.join(_item(line) for line in group)}</ol>")
        number += len(group)
    return "".join(rows)


def _item(line: Line) -> str:
    tail = "（参考：国家职业分类大典）" if line.origin == "reference" else ""
    mark = ' class="open"' if line.origin == "placeholder" else ""
    return f"<li{mark}>{escape(line.text)}{tail}</li>"
