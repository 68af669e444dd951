"""Prints the same posts in many forms, and asks how many points are read under the right job and kind.

``python -m tests.eval.page_forms [--misses GROUP] [--write]``: ``--write`` commits the shares to ``page_forms.json``. What is right is
known by construction, so that no author is needed: the posts are three invented ones, the forms (``form_words.py``) are those of job
sites, company pages, handbooks and tables. Some forms are rare and some combinations odd, so that 1.0 is out of reach.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.parsing import parse
from tests.eval.form_words import BENEFIT_HEADINGS, DEMAND_HEADINGS, DUTY_HEADINGS, POST_LINES, UNIT_LINES

SHARES = Path(__file__).parent / "page_forms.json"
Point = tuple[str, str, str]  # job, kind, text


@dataclass(frozen=True, slots=True)
class Post:
    """What a page says of one post."""

    name: str
    english: str
    duties: tuple[str, ...]
    demands: tuple[str, ...] = ()

    def points(self, *kinds: str) -> set[Point]:
        """The points of the kinds as they are to be read."""
        said = {"duty": self.duties, "requirement": self.demands, "benefit": _OFFER}
        return {(self.name, kind, text) for kind in kinds for text in said[kind]}


_POSTS = (
    Post(
        "销售经理",
        "Sales Manager",
        (
            "负责华东区域的产品销售工作，完成年度销售目标",
            "开发新客户并维护老客户关系",
            "定期收集市场信息并提交分析报告",
        ),
        ("大专及以上学历，市场营销相关专业", "两年以上销售工作经验"),
    ),
    Post(
        "仓库管理员",
        "Warehouse Keeper",
        ("负责货物的入库验收和出库登记", "每月组织盘点，做到账物相符", "保持库房整洁，做好防火防潮"),
        ("高中以上学历，身体健康", "熟悉仓库管理流程，能操作电脑"),
    ),
    Post(
        "前台文员",
        "Receptionist",
        ("接待来访客人并做好登记", "接听电话，收发快递和文件", "协助办理员工考勤统计"),
        ("形象气质佳，普通话标准", "熟练使用办公软件"),
    ),
)
_UNITS = (
    Post(
        "办公室",
        "",
        ("负责公文起草、印章管理和会议组织", "协调各部门之间的日常工作", "做好来访接待和后勤保障"),
    ),
    Post("财务部", "", ("编制年度预算并监督执行", "办理日常报销、工资发放和纳税申报", "管理会计档案")),
    Post("生产科", "", ("组织生产计划的编制与实施", "监督安全操作规程的落实", "统计产量并分析成本")),
)
_OFFER = ("五险一金，带薪年假", "节日福利，年度体检", "周末双休，包吃住")
_NUMBERS = (
    "{k}、{x}",
    "{k}. {x}",
    "（{k}）{x}",
    "（{h}）{x}",
    "{k}．{x}",
    "{h}、{x}",
    "{c}{x}",
    "- {x}",
    "{x}",
    "{k}){x}",
    "● {x}",
)
_MENU = "首页\n关于我们\n新闻中心\n产品展示\n人才招聘\n联系我们\n当前位置：首页 > 人才招聘\n人才招聘\n"
_FOOT = "\n在线申请\n版权所有 © 2018 云帆科技有限公司\n电话：0571-88880000"


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the points that are to be read from it."""

    form: str
    text: str
    points: frozenset[Point]


def _numbered(texts: Sequence[str], form: str, end: str = "；", last: str = "。") -> str:
    closed = [end] * (len(texts) - 1) + [last]
    return "\n".join(
        form.format(k=k, h="一二三四五"[k - 1], c="①②③④⑤"[k - 1], x=text) + stop
        for k, (text, stop) in enumerate(zip(texts, closed, strict=True), 1)
    )


def _line(form: str, post: Post, place: int) -> str:
    return form.format(X=post.name, E=post.english, i=place, n="一二三"[place - 1], c="①②③"[place - 1])


def _sections(
    duties: str, demands: str, form: str, end: str = "；", last: str = "。"
) -> Callable[[Post], str]:
    return lambda post: (
        f"{duties}\n{_numbered(post.duties, form, end, last)}\n{demands}\n{_numbered(post.demands, form, end, last)}"
    )


_BODIES: dict[str, Callable[[Post], str]] = {
    "numbered": _sections("岗位职责：", "任职要求：", "{k}、{x}"),
    "plain": _sections("岗位职责", "任职要求", "{x}", "", ""),
    "dashes": _sections("职位描述：", "职位要求：", "- {x}", "", ""),
    "framed": _sections("【岗位职责】", "【任职资格】", "{k}. {x}"),
    "counted": _sections("一、岗位职责", "二、任职要求", "{k}、{x}"),
    "bare": lambda post: _numbered(post.duties, "{k}、{x}"),
}


def posts() -> Iterator[Page]:
    """Every line of a post over every body, alone and within a site's menu and foot."""
    for form, (body, write), site in itertools.product(POST_LINES, _BODIES.items(), (False, True)):
        parts = [f"{_line(form, post, place)}\n{write(post)}" for place, post in enumerate(_POSTS, 1)]
        text = ("\n\n" if site else "\n").join(parts)
        kinds = ("duty",) if body == "bare" else ("duty", "requirement")
        points = frozenset[Point]().union(*(post.points(*kinds) for post in _POSTS))
        yield Page(f"{form!r} {body} {site}", f"{_MENU}{text}{_FOOT}" if site else text, points)


#: What no list of jobs knows; that cards alike repeat tells it a name.
_ODD = ("校园餐厅传单派发 兼职", "2026届设备管培生(J1024)", "周末地推小组")
_TERMS = (
    "北京 | 全市 | 高中 | 120元/天",
    "「无锡·锡山」 | 8000-10000元·13薪 | 本科 | 无经验 | 招{i}人",
    "8-13K\t昆山\t大专\t3-5年",
    "上海 | 面议 | 大专及以上 | 若干",
    "面议  杭州  本科  1-3年",
    "杭州市 / 全职 / 大专 / 6000-8000元",
    "6-8K·13薪 南京 1-3年 大专",
    "苏州·工业园区 全职 招{i}人 5000-7000元/月",
)


def cards() -> Iterator[Page]:
    """Posts over a line of terms each, their names usual ones and such as no list of jobs knows."""
    for terms, (body, write), odd, gap in itertools.product(_TERMS, _BODIES.items(), (0, 1), (0, 1)):
        posts = [replace(post, name=name) if odd else post for post, name in zip(_POSTS, _ODD, strict=True)]
        parts = [f"{post.name}\n{terms.format(i=i)}\n{write(post)}" for i, post in enumerate(posts, 1)]
        kinds = ("duty",) if body == "bare" else ("duty", "requirement")
        points = frozenset[Point]().union(*(post.points(*kinds) for post in posts))
        yield Page(f"{terms!r} {body} {odd} {gap}", ("\n\n" if gap else "\n").join(parts), points)


def headings() -> Iterator[Page]:
    """Every heading of duties, demands and benefits in several styles and orders."""
    usual = ("岗位职责", "任职要求", "福利待遇")
    for place, words in enumerate((DUTY_HEADINGS, DEMAND_HEADINGS, BENEFIT_HEADINGS)):
        for count, word in enumerate(words):
            own = [*usual[:place], word, *usual[place + 1 :]]
            for turn, form in enumerate(("{k}、{x}；", "（{k}）{x}；", "- {x}", "{x}", "{c}{x}")):
                order = ((0, 1, 2), (1, 0, 2), (2, 0, 1), (0, 2, 1))[(count + turn) % 4]
                colon = ("：", "", ":")[(count + turn) % 3]
                parts = []
                for post in _POSTS:
                    said = (post.duties, post.demands, _OFFER)
                    lists = [f"{own[at]}{colon}\n{_numbered(said[at], form, '', '')}" for at in order]
                    parts.append("\n".join((post.name, *lists)))
                points = frozenset[Point]().union(
                    *(post.points("duty", "requirement", "benefit") for post in _POSTS)
                )
                yield Page(f"{word!r} {form} {order}", "\n".join(parts), points)


def units() -> Iterator[Page]:
    """Every line of a department over points of every number."""
    for form, number, site in itertools.product(UNIT_LINES, _NUMBERS, (False, True)):
        parts = [
            f"{_line(form, unit, place)}\n{_numbered(unit.duties, number)}"
            for place, unit in enumerate(_UNITS, 1)
        ]
        points = frozenset[Point]().union(*(unit.points("duty") for unit in _UNITS))
        yield Page(f"{form!r} {number} {site}", (_MENU if site else "") + "\n".join(parts), points)


_COLUMNS = (
    ("岗位", "人数", "岗位职责", "任职要求"),
    ("序号", "岗位名称", "工作内容", "岗位要求"),
    ("序号", "岗位", "职责"),
    ("岗位", "职责"),
    ("部门", "岗位", "岗位职责"),
    ("招聘岗位", "任职条件", "招聘人数", "薪资"),
    ("序号", "用人部门", "岗位", "人数", "学历", "专业", "岗位职责"),
    ("职位", "人数", "要求", "工作职责", "工作地点"),
)
_CELLS = {
    "人数": "2",
    "招聘人数": "2人",
    "部门": "综合部",
    "用人部门": "综合部",
    "薪资": "5000-8000",
    "学历": "本科",
    "专业": "不限",
    "工作地点": "北京",
}
_OF_DUTIES, _OF_DEMANDS = ("职责", "内容"), ("要求", "条件")


def tables() -> Iterator[Page]:
    """Tables of posts by tabs, bars and Markdown, and one cell a line."""
    for columns, sep, join in itertools.product(_COLUMNS, ("\t", " | ", "md", "\n"), ("；", "1、")):
        rows = [
            columns,
            *(tuple(_cell(name, post, k, join) for name in columns) for k, post in enumerate(_POSTS, 1)),
        ]
        if sep == "md":
            lines = [f"| {' | '.join(row)} |" for row in rows]
            text = "\n".join((lines[0], "|" + "---|" * len(columns), *lines[1:]))
        else:
            text = "\n".join(sep.join(row) for row in rows)
        kinds = [
            kind
            for kind, ends in (("duty", _OF_DUTIES), ("requirement", _OF_DEMANDS))
            if any(name.endswith(ends) for name in columns)
        ]
        points = frozenset[Point]().union(*(post.points(*kinds) for post in _POSTS))
        yield Page(f"{columns} {sep!r} {join}", text, points)


def _cell(name: str, post: Post, number: int, join: str) -> str:
    if name.endswith((*_OF_DUTIES, *_OF_DEMANDS)):
        texts = post.duties if name.endswith(_OF_DUTIES) else post.demands
        return (
            "；".join(texts) + "。"
            if join == "；"
            else "；".join(f"{k}、{x}" for k, x in enumerate(texts, 1))
        )
    return str(number) if name == "序号" else _CELLS.get(name, post.name)


_BEFORE = (
    "{X}",
    "{X} ",
    "{X}\n",
    "{X}：",
    "职位名称：{X} ",
    "招聘岗位：{X}（2名）",
    "{X} 5000-8000元/月 北京 大专 ",
)
_HEADS = (
    ("岗位职责：", "任职要求："),
    ("【岗位职责】", "【任职要求】"),
    ("工作职责 ", " 任职要求 "),
    ("一、岗位职责：", "二、任职要求："),
    ("Job Description: ", " Requirements: "),
    ("职责描述：", "要求："),
    ("1.工作内容：", "2.任职要求："),
    ("[职责]", "[要求]"),
)
_GLUED = (
    ("{k}、{x}", "；"),
    ("{k}.{x}", ""),
    ("{k}. {x}", " "),
    ("（{k}）{x}", "；"),
    ("{x}", "；"),
    ("- {x}", " "),
    ("*{x}", ""),
    ("•{x}", " "),
    ("·{x}", " "),
    ("{x}", "　"),
)


def glued() -> Iterator[Page]:
    """A whole posting on one line, as job sites' data hold it."""
    for before, (duties, demands), (form, end) in itertools.product(_BEFORE, _HEADS, _GLUED):
        for post in _POSTS[:2]:
            said = [
                head + "".join(form.format(k=k, x=x) + end for k, x in enumerate(texts, 1))
                for head, texts in ((duties, post.duties), (demands, post.demands))
            ]
            text = before.format(X=post.name) + "".join(said)
            yield Page(
                f"{before!r} {duties} {form}{end}", text, frozenset(post.points("duty", "requirement"))
            )


GROUPS: dict[str, Callable[[], Iterator[Page]]] = {
    "posts": posts,
    "cards": cards,
    "headings": headings,
    "units": units,
    "tables": tables,
    "glued": glued,
}


def read(page: Page) -> set[Point]:
    """The points that the parser finds, without the stops at their ends."""
    return {
        (role.title, found.kind, item.text.rstrip("；。"))
        for role in parse(page.text, name="x").result.roles
        for found in role.lists
        for item in found.items
    }


def shares() -> dict[str, float]:
    """For each group the mean share of the points that are read under the right job and kind, of its pages."""
    out = {}
    for name, pages in GROUPS.items():
        found = [len(page.points & read(page)) / len(page.points) for page in pages()]
        out[name] = round(sum(found) / len(found), 3)
    return out


def _misses(group: str) -> Iterator[str]:
    for page in GROUPS[group]():
        lost = page.points - read(page)
        if lost:
            yield f"{page.form}  {len(lost)}/{len(page.points)}"


def main(arguments: Sequence[str]) -> None:
    """The command line."""
    if "--misses" in arguments:
        sys.stdout.writelines(f"{line}\n" for line in _misses(arguments[arguments.index("--misses") + 1]))
        return
    found = shares()
    sys.stdout.writelines(f"{name:10s} {share:.3f}\n" for name, share in found.items())
    if "--write" in arguments:
        SHARES.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
