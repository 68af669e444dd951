"""Generated mess: clean lists with random markers, lost newlines, glued headings and noise around them.

The clean list is the answer. Noise and headings are made of words that no list holds. Two stocks of lists:
sixty of our own, and the 1,627 of the pinned occupation standard, whose items nobody wrote for a parser.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import occupations
from corpus.assets import OCCUPATIONS, AssetStore
from corpus.parsing import parse
from corpus.parsing.result import Parse

HAN = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
NUMBERS: list[Callable[[int], str]] = [
    lambda n: f"{n}、",
    lambda n: f"{n}.",
    lambda n: f"{n}. ",
    lambda n: f"{n}．",
    lambda n: f"{n}。",
    lambda n: f"{n}，",
    lambda n: f"{n})",
    lambda n: f"（{n}）",
    lambda n: f"({n})",
    lambda n: f"({n}) ",
    lambda n: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"[n - 1],
    lambda n: "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿"[n - 1],
    lambda n: f"{HAN[n - 1]}、",
    lambda n: f"（{HAN[n - 1]}）",
    lambda n: f"{n}.\t",
    lambda n: f"{n} 、",
    lambda n: f"{chr(0xFF10 + n)}、" if n < 10 else f"{n}、",
]
BULLETS = ["• ", "●", "◆ ", "■", "* ", "- ", "▪ ", "➢ "]
ENDS = ["；", "。", ";", "", "；\u3000"]
BEFORE = [
    "某某招聘网\n\n首页\n\n登录\n\n注册\n\n",
    "",
    "",
    "当前位置：首页 > 招聘 > 详情\n",
    "发布时间：2020-05-06\n",
]
AFTER = [
    "\n\n版权所有 某某招聘网 京ICP备00000000号",
    "\n\n投递简历",
    "",
    "",
    "\n\n相似职位\n\n库管\n\n岗位职责：1、收货 2、发...\n\n我想去\n\n跟单\n\n岗位职责：1、下单 2、催...\n\n我想去\n",
]


def _marked(rng: random.Random, points: list[str]) -> tuple[list[str], bool]:
    if rng.random() < 0.2:
        bullet = rng.choice(BULLETS)
        return [bullet + point for point in points], bullet[0] in "●■*◆"
    style = rng.choice(NUMBERS)
    family = [NUMBERS[i] for i in (0, 1, 2, 4)] if style in NUMBERS[:3] and rng.random() < 0.3 else [style]
    return [rng.choice(family)(n) + point for n, point in enumerate(points, 1)], True


def _mess(rng: random.Random, job: str, duties: list[str], asks: list[str]) -> str:
    lines, can_glue = _marked(rng, duties)
    end = rng.choice(ENDS)
    glue = can_glue and rng.random() < 0.3
    joint = (
        rng.choice(["", " "])
        if glue and end.strip()
        else (" " if glue else rng.choice(["\n", "\n", "\n\n", "\r\n"]))
    )
    if glue and not end.strip():
        end = "；"
    head = rng.choice(
        [
            f"{job}岗位职责",
            f"{job}岗位职责：",
            f"{job}的工作职责",
            f"{job}\n岗位职责：",
            f"{job}\n【岗位职责】",
            f"岗位名称：{job}\n主要职责：",
        ]
    )
    body = joint.join(line + end for line in lines)
    text = head + ("\n" if not head.endswith("：") or rng.random() < 0.6 else "") + body
    if asks:
        more, _ = _marked(rng, asks)
        text += (
            rng.choice(["\n", "\n\n"])
            + rng.choice(["任职要求：", "任职资格", "【任职要求】", "岗位要求："])
            + "\n"
            + "\n".join(line + end for line in more)
        )
    return rng.choice(BEFORE) + text + rng.choice(AFTER)


ASKS = [
    ["大专以上学历", "两年以上相关工作经验", "熟练使用办公软件"],
    ["有责任心", "能吃苦耐劳"],
    ["年龄35岁以下", "身体健康", "持有相关证书优先"],
    [],
]


def _score(
    documents: int, seed: int, lists: list[tuple[str, list[str]]], check: Callable[[str, Parse], None]
) -> tuple[float, list[str]]:
    rng = random.Random(seed)
    hit = want = got = 0
    worst: list[str] = []
    for _ in range(documents):
        job, points = rng.choice(lists)
        duties = rng.sample(points, rng.randint(2, len(points)))
        asks = rng.choice(ASKS)
        text = _mess(rng, job, duties, asks)
        parsed = parse(text)
        check(text, parsed)
        wanted = Counter(
            [(job, "duty", point) for point in duties] + [(job, "requirement", ask) for ask in asks]
        )
        read = Counter(
            (role.title, lst.kind, item.text)
            for role in parsed.result.roles
            for lst in role.lists
            for item in lst.items
        )
        same = sum((wanted & read).values())
        hit, want, got = hit + same, want + sum(wanted.values()), got + sum(read.values())
        if same < max(sum(wanted.values()), sum(read.values())):
            worst.append(f"{text!r}\n  missing {list(wanted - read)[:3]}\n  extra {list(read - wanted)[:3]}")
    return 2 * hit / (want + got), worst


def test_generated_mess(
    clean_lists: list[tuple[str, list[str]]], assert_sound: Callable[[str, Parse], None]
) -> None:
    f1, worst = _score(300, 7, clean_lists, assert_sound)
    assert f1 >= 0.99, "\n".join(worst[:3])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_much_generated_mess(
    clean_lists: list[tuple[str, list[str]]], assert_sound: Callable[[str, Parse], None], seed: int
) -> None:
    f1, worst = _score(600, 100 + seed, clean_lists, assert_sound)
    assert f1 >= 0.99, "\n".join(worst[:3])


@pytest.fixture(scope="module")
def occupation_lists(assets_dir: Path) -> list[tuple[str, list[str]]]:
    """The duty lists of the occupation standard: (occupation, items). Lists with semicolons inside an item,
    which no reader could tell from two items, are left out."""
    folder = AssetStore(assets_dir).pull(OCCUPATIONS)
    table = (folder / OCCUPATIONS.files[0].path).read_bytes().decode("utf-8")
    out = []
    for role in occupations.parse(table).result.roles:
        points = [item.text for item in role.lists[0].items]
        plain = all("；" not in point and "。" not in point and len(point) >= 4 for point in points)
        if plain and 2 <= len(points) <= len(HAN) and len(set(points)) == len(points):
            out.append((role.title, points))
    return out


#: How a page of many jobs prints the name over each list.
OVER = [
    "{job}岗位职责",
    "{job}职责：",
    "{job}工作职责（一）",
    "【{job}岗位职责】",
    "{job}的主要职责",
    "{han}、{job}岗位职责",
    "第{han}篇 {job}工作内容",
    "岗位名称：{job}\n岗位职责：",
    "{job}\n工作职责：",
]


def _collection(rng: random.Random, jobs: list[tuple[str, list[str]]]) -> str:
    """Several jobs one after the other under headings of one form, each with its own numbering."""
    over = rng.choice(OVER)
    parts = []
    for place, (job, points) in enumerate(jobs):
        style = rng.choice(NUMBERS[:6] + NUMBERS[8:9])
        end = rng.choice(ENDS[:3])
        joint = "" if rng.random() < 0.25 else "\n"
        parts.append(
            over.format(job=job, han=HAN[place])
            + "\n"
            + joint.join(style(n) + point + end for n, point in enumerate(points, 1))
        )
    return rng.choice(BEFORE) + rng.choice(["\n", "\n\n"]).join(parts) + rng.choice(AFTER)


def _score_standard(
    documents: int, seed: int, lists: list[tuple[str, list[str]]], check: Callable[[str, Parse], None]
) -> tuple[float, float, float, list[str]]:
    """Return item F1, and how many of the found items stand under their job and as a duty."""
    rng = random.Random(seed)
    hit = want = got = owned = duty = 0
    worst: list[str] = []
    for _ in range(documents):
        if rng.random() < 0.5:
            chosen = [rng.choice(lists)]
            text = _mess(rng, chosen[0][0], chosen[0][1], [])
        else:
            chosen = rng.sample(lists, rng.randint(2, 4))
            text = _collection(rng, chosen)
        parsed = parse(text)
        check(text, parsed)
        wanted = Counter(point for _, points in chosen for point in points)
        owner = {point: job for job, points in chosen for point in points}
        read = [
            (role.title, lst.kind, item.text)
            for role in parsed.result.roles
            for lst in role.lists
            for item in lst.items
        ]
        same = wanted & Counter(text for _, _, text in read)
        hit, want, got = hit + sum(same.values()), want + sum(wanted.values()), got + len(read)
        found = [(title, kind, item) for title, kind, item in read if item in owner]
        owned += sum(title in owner[item] or owner[item] in title for title, _, item in found)
        duty += sum(kind == "duty" for _, kind, _ in found)
        if sum(same.values()) < max(sum(wanted.values()), len(read)):
            extra = list(Counter(text for _, _, text in read) - wanted)[:3]
            worst.append(f"{text!r}\n  missing {list(wanted - same)[:3]}\n  extra {extra}")
    return 2 * hit / (want + got), owned / max(1, hit), duty / max(1, hit), worst


def test_mess_of_the_standard(
    occupation_lists: list[tuple[str, list[str]]], assert_sound: Callable[[str, Parse], None]
) -> None:
    f1, owned, duty, worst = _score_standard(150, 11, occupation_lists, assert_sound)
    assert f1 >= 0.99, "\n".join(worst[:3])
    assert owned >= 0.97
    assert duty >= 0.97


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_much_mess_of_the_standard(
    occupation_lists: list[tuple[str, list[str]]], assert_sound: Callable[[str, Parse], None], seed: int
) -> None:
    f1, owned, duty, worst = _score_standard(600, 200 + seed, occupation_lists, assert_sound)
    assert f1 >= 0.99, "\n".join(worst[:3])
    assert owned >= 0.97
    assert duty >= 0.97
