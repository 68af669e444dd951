"""``zhize draft ROLE``: a job description in which every line names its source."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, get_args

import typer
from pydantic import ValidationError

from api.cli.console import DataOption, JsonOption, KbOption, NoSeedOption, emit, hint, say
from api.cli.opening import desk_for
from api.problems import EXIT_REFUSED
from api.wording import polished_at_once
from assistant.drafting.batch import what_is_wrong
from assistant.drafting.contract import Audience, Brief, Draft
from assistant.drafting.export import Format, exported
from corpus.errors import DataDirectoryError, InvalidRequest

Texts = list[str]


def draft(
    role: Annotated[str, typer.Argument(help="岗位名称", metavar="岗位")],
    focus: Annotated[Texts | None, typer.Option("--focus", help="侧重点，可重复")] = None,
    duties: Annotated[int, typer.Option("--duties", help="职责条数")] = 8,
    audience: Annotated[
        str, typer.Option("--audience", help="posting 招聘JD | internal 岗位说明书")
    ] = "posting",
    profile: Annotated[str | None, typer.Option("--profile", help="岗位类型（一名多岗时）")] = None,
    lists: Annotated[Texts | None, typer.Option("--list", help="只用这些清单，可重复")] = None,
    department: Annotated[str | None, typer.Option("--department", help="所属部门")] = None,
    level: Annotated[str | None, typer.Option("--level", help="级别")] = None,
    place: Annotated[str | None, typer.Option("--place", help="工作地点")] = None,
    employment_type: Annotated[str | None, typer.Option("--type", help="用工类型")] = None,
    salary: Annotated[str | None, typer.Option("--salary", help="薪酬，如 8000-12000元/月")] = None,
    head_count: Annotated[int | None, typer.Option("--head-count", help="招聘人数")] = None,
    reports_to: Annotated[str | None, typer.Option("--reports-to", help="汇报对象")] = None,
    requirement: Annotated[Texts | None, typer.Option("--requirement", help="任职要求，可重复")] = None,
    benefit: Annotated[Texts | None, typer.Option("--benefit", help="福利，可重复")] = None,
    valid_until: Annotated[str | None, typer.Option("--valid-until", help="有效期至，如 2026-12-31")] = None,
    apply: Annotated[str | None, typer.Option("--apply", help="投递方式")] = None,
    company: Annotated[str | None, typer.Option("--company", help="单位名称，写一次就记住")] = None,
    company_line: Annotated[
        str | None, typer.Option("--company-line", help="单位一句话介绍，写一次就记住")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="md txt html jsonld docx")] = "md",
    output: Annotated[str | None, typer.Option("-o", "--output", help="写入文件", metavar="文件")] = None,
    sources: Annotated[bool, typer.Option("--sources", help="docx：附来源")] = False,
    limit: Annotated[int | None, typer.Option("--limit", help="txt：字数上限", min=100)] = None,
    kb: KbOption = None,
    data: DataOption = None,
    no_seed: NoSeedOption = False,
    json: JsonOption = False,
) -> None:
    """起草招聘JD或岗位说明书：每一行都有来源，不知道的留空待填；名称含几类工作时先问清。"""
    if form not in get_args(Format):
        raise typer.BadParameter(" | ".join(get_args(Format)), param_hint="--format")
    if form == "docx" and output is None and not json:
        raise typer.BadParameter(say("docx 须用 -o 指定文件", "docx needs -o FILE"), param_hint="--format")
    if audience not in get_args(Audience):
        raise typer.BadParameter(" | ".join(get_args(Audience)), param_hint="--audience")
    given = {
        "role": role, "audience": audience, "kb": kb, "profile": profile, "lists": lists or [], "department": department,
        "focus": focus or [], "level": level, "place": place, "employment_type": employment_type, "salary": salary,
        "head_count": head_count, "reports_to": reports_to, "requirements": requirement or [], "benefits": benefit or [],
        "valid_until": valid_until, "apply": apply, "duties": duties, "company": company, "company_line": company_line,
    }  # fmt: skip
    brief = _brief(given)
    with desk_for(data, seed=not no_seed, reading=False) as (desk, _):
        made = desk.drafts.create(brief)
        wordings = polished_at_once(desk.polisher, made)
        if wordings and made.draft_id is not None:
            made = desk.drafts.reworded(made.draft_id, wordings)
    if json:
        emit(made)
    elif made.draft_id is not None:
        write(exported(made, form, sources=sources, limit=limit).data, output)  # type: ignore[arg-type]
    remarks(made, output)
    if made.draft_id is None or any(one.level == "block" for one in made.findings):
        raise typer.Exit(EXIT_REFUSED)


def _brief(given: Mapping[str, object]) -> Brief:
    try:
        return Brief.model_validate(given)
    except ValidationError as exc:
        raise InvalidRequest(reason=what_is_wrong(exc.errors()[0])) from exc


def write(data: bytes, output: str | None) -> None:
    """The file, or standard output when none is named."""
    if output is None:
        sys.stdout.write(data.decode())
        return
    try:
        Path(output).write_bytes(data)
    except OSError as exc:
        raise DataDirectoryError(path=output, reason=exc.strerror or str(exc)) from exc


def remarks(made: Draft, output: str | None) -> None:
    """What the person must know, on stderr: notes, options, findings, what is missing, the id."""
    for note in made.notes:
        hint(note)
    for option in made.options:
        hint(f"  --profile {option.profile}（{option.duties} 条，如：{option.example[:30]}）")
    for one in made.findings:
        hint(f"{'已略去' if one.left_out else one.level} {one.title}：“{one.text}” {one.basis}")
    if made.missing:
        hint(say("尚缺：", "missing: ") + "、".join(made.missing))
    if made.draft_id:
        hint(
            say(
                f"草稿编号 {made.draft_id}（修改：zhize drafts edit）",
                f"draft {made.draft_id} (zhize drafts edit)",
            )
        )
    if output and made.draft_id:
        hint(say(f"已写入 {output}", f"written: {output}"))
