"""``zhize eval FILE`` and ``zhize audit``: how good the answers are, by anybody's own questions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from api.cli.console import DataOption, JsonOption, KbOption, NoSeedOption, emit, hint, out, say
from api.cli.files import read_file
from api.cli.opening import desk_for
from api.desk import checked
from api.problems import EXIT_REFUSED
from corpus.errors import DataDirectoryError

if TYPE_CHECKING:  # other commands must not pay for these
    from assistant.evaluation.measures import Measures
    from assistant.evaluation.report import EvalReport, ItemPlace
    from assistant.evaluation.sheet import AuditReport, Share

_SHOWN = ("n", "precision", "recall", "f1", "exact", "owner_recall", "counted", "wrongly_refused", "refused")
_HEADS = ("题数", "P", "R", "F1", "全对", "归属召回", "数量对", "误拒", "应拒已拒")


def evaluate(
    file: Annotated[str, typer.Argument(help="jsonl、csv 或 xlsx：问题 / 应答条目 / 应拒答", metavar="文件")],
    at_least: Annotated[
        float | None, typer.Option("--at-least", help="总 F1 低于此数才以 1 退出", min=0, max=1)
    ] = None,
    limit: Annotated[int, typer.Option("--misses", help="最多列出多少个错题", min=0)] = 20,
    kb: KbOption = None,
    data: DataOption = None,
    no_seed: NoSeedOption = False,
    json: JsonOption = False,
) -> None:
    """用自己的题目评测：各题型的分数，每个错题漏了什么、多了什么、在哪里。有错题以 1 退出。"""
    name, content = read_file(file)
    with desk_for(data, seed=not no_seed) as (desk, _):
        found = desk.quality.evaluate(name, content, kb=kb)
    if json:
        emit(found)
    else:
        _show(found, limit)
    f1 = found.overall.f1
    if bool(found.misses) if at_least is None else f1 is not None and f1 < at_least:
        raise typer.Exit(EXIT_REFUSED)


def _show(found: EvalReport, limit: int) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("题型", *_HEADS):
        table.add_column(heading, no_wrap=True, justify="left" if heading == "题型" else "right")
    for kind, row in (*found.kinds.items(), (say("全部", "all"), found.overall)):
        table.add_row(kind, *(_number(row, name) for name in _SHOWN))
    out.print(table)
    overall = found.overall
    hint(
        say(
            f"引文逐字相符 {_number(overall, 'citation_exact')}，拒答准确 {_number(overall, 'refusal_precision')}，"
            f"耗时 p50 {overall.p50_ms} ms、p95 {overall.p95_ms} ms",
            f"citations verbatim {_number(overall, 'citation_exact')}, refusals right "
            f"{_number(overall, 'refusal_precision')}, p50 {overall.p50_ms} ms, p95 {overall.p95_ms} ms",
        )
    )
    for miss in found.misses[:limit]:
        out.print()
        out.print(Text(f"✗ [{miss.row}] {miss.question}  —  {miss.why}", style="bold"))
        for item in miss.missing:
            out.print(Text(f"   漏 {_item(item)}", style="yellow"))
        for item in miss.extra:
            out.print(Text(f"   多 {_item(item)}", style="red"))
    if len(found.misses) > limit:
        hint(say(f"另有 {len(found.misses) - limit} 个错题", f"{len(found.misses) - limit} more misses"))


def _number(row: Measures, name: str) -> str:
    value = getattr(row, name)
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _item(item: ItemPlace) -> str:
    if item.duty_id is None:
        return say(f"{item.list} {item.text}（文本里没有这一条）", f"{item.list} {item.text} (no such item)")
    number = say(f" 第{item.number}条", f" no. {item.number}") if item.number else ""
    where = f"{item.role} · {item.list}{number} — {item.document}:{item.start}–{item.end}"
    rank = say(f"；检索第 {item.rank} 位", f"; search rank {item.rank}") if item.rank else ""
    return f"{item.text}（{where}{rank}）"


def audit(
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="写到这个 xlsx", metavar="文件")
    ] = None,
    read: Annotated[str | None, typer.Option("--read", help="读填好的审核表", metavar="文件")] = None,
    sample: Annotated[int, typer.Option("--sample", help="抽多少个问题", min=1, max=500)] = 50,
    seed: Annotated[int, typer.Option("--seed", help="抽样种子", min=0, max=1_000_000)] = 1,
    questions: Annotated[
        str | None, typer.Option("--questions", help="每行一个问题的文本文件，代替抽样", metavar="文件")
    ] = None,
    kb: KbOption = None,
    data: DataOption = None,
    no_seed: NoSeedOption = False,
    json: JsonOption = False,
) -> None:
    """人工审核：写一张回答表给人勾（-o），再读回来算准确率（--read）。"""
    if (output is None) == (read is None):
        raise typer.BadParameter(say("-o 与 --read 二选一", "either -o or --read"), param_hint="audit")
    if read is not None:
        name, content = read_file(read)
        with desk_for(data, seed=None) as (desk, _):
            found = desk.quality.read_audit(name, content)
        _show_audit(found, json)
        return
    asked: tuple[str, ...] = ()
    if questions is not None:
        lines = re.split(r"\r?\n", read_file(questions)[1].decode("utf-8-sig", "replace"))
        asked = tuple(checked(line) for line in lines if line.strip())
    with desk_for(data, seed=not no_seed) as (desk, _):
        made = desk.quality.audit(sample=sample, seed=seed, kb=kb, asked=asked)
    target = Path(str(output))
    try:
        target.write_bytes(made)
    except OSError as exc:
        raise DataDirectoryError(
            "output_unwritable", path=str(target), reason=exc.strerror or str(exc)
        ) from exc
    hint(
        say(
            f"已写 {target}；填好后：zhize audit --read {target}",
            f"wrote {target}; then: zhize audit --read {target}",
        )
    )


def _show_audit(found: AuditReport, json: bool) -> None:
    if json:
        emit(found)
        return
    for name, share in (
        (say("条目准确率", "item precision"), found.item_precision),
        (say("条目召回率", "item recall"), found.item_recall),
        (say("完全正确的回答", "exact answers"), found.exact),
        (say("拒答准确率", "refusal precision"), found.refusal_precision),
        (say("拒答召回率", "refusal recall"), found.refusal_recall),
    ):
        out.print(Text(f"{name}  {_share(share)}"))
    if found.unticked:
        hint(
            say(
                f"{found.unticked} 条没填，未计入", f"{found.unticked} items were not ticked and do not count"
            )
        )


def _share(share: Share) -> str:
    if share.share is None:
        return say("没有填", "not ticked")
    return f"{share.share:.3f}  ({share.right}/{share.of}, 95% {share.low:.3f}–{share.high:.3f})"
