"""``zhize keys``: keys, reader links, widgets; ``zhize changes``, ``zhize forget`` and ``zhize kb privacy``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from pydantic import ValidationError

from api.cli.console import DataOption, JsonOption, emit, err, hint, out, say
from api.cli.opening import desk_for
from api.contract import CreatedKey
from api.doorkeeping import NewKey
from corpus.errors import InvalidRequest, StateError

app = typer.Typer(help="访问密钥、员工链接、网站对话窗：新建、列出、停用。", no_args_is_help=True)

_KINDS = {"api": ("密钥", "key"), "link": ("链接", "link"), "widget": ("对话窗", "widget")}
LabelOption = Annotated[str, typer.Option("--label", help="给谁、做什么用，便于以后辨认")]
DaysOption = Annotated[int | None, typer.Option("--days", help="有效天数，缺省不限", show_default=False)]
Roles = Literal["reader", "editor", "admin"]


@app.command("add")
def add(
    role: Annotated[
        Roles, typer.Option("--role", help="reader 提问 · editor 改文档 · admin 管理")
    ] = "reader",
    label: LabelOption = "",
    days: DaysOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """新建一把密钥；只显示这一次。"""
    made = _made("api", data, role=role, label=label, days=days)
    if json:
        emit(made)
        return
    sys.stdout.write(made.secret + "\n")
    hint(
        say(
            f"编号 {made.key.key_id}，权限 {role}。密钥只显示这一次，请妥善保存；从现在起访问服务都需要密钥。",
            f"{made.key.key_id}, role {role}. The key is shown this once. From now on the service asks for keys.",
        )
    )


@app.command("link")
def link(
    days: Annotated[int, typer.Option("--days", min=1, max=3650, help="有效天数")] = 30,
    label: LabelOption = "",
    url: Annotated[
        str | None,
        typer.Option("--url", help="服务对外的网址（缺省用 ZHIZE_PUBLIC_URL）", show_default=False),
    ] = None,
    qr: Annotated[
        Path | None, typer.Option("--qr", help="把二维码存成 SVG 文件", metavar="文件", show_default=False)
    ] = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """新建一个员工链接（带二维码）：不用密钥，到期失效，只能提问和阅读。"""
    made = _made("link", data, base=url, label=label, days=days)
    if qr is not None and made.qr_svg is not None:
        _save(qr, made.qr_svg)
    if json:
        emit(made)
        return
    assert made.url is not None
    sys.stdout.write(made.url + "\n")
    if err.is_terminal:
        import segno

        segno.make(made.url, error="m", micro=False).terminal(out=sys.stderr, compact=True)
    hint(
        say(
            f"编号 {made.key.key_id}，{days} 天后失效；停用：zhize keys revoke {made.key.key_id}",
            f"{made.key.key_id}, ends in {days} days; end it now: zhize keys revoke {made.key.key_id}",
        )
    )


@app.command("widget")
def widget(
    origin: Annotated[
        list[str], typer.Option("--origin", help="允许放置的网站，可多次，如 https://www.example.com")
    ],
    kb: Annotated[
        list[str] | None, typer.Option("--kb", help="可问的知识库，可多次", show_default=False)
    ] = None,
    label: LabelOption = "",
    days: DaysOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """新建一个网站对话窗：只能在指定网站上就指定知识库提问和反馈。"""
    made = _made("widget", data, label=label, days=days, origins=origin, kbs=kb or [])
    if json:
        emit(made)
        return
    sys.stdout.write(made.secret + "\n")
    hint(
        say(
            "把它写进网页的 data-key；它不是秘密，换个网站就用不了。",
            "Put it into data-key of your page. It is no secret: it is of no use on any other site.",
        )
    )


@app.command("list")
def list_(data: DataOption = None, json: JsonOption = False) -> None:
    """列出密钥、链接和对话窗（不含密钥本身）。"""
    with desk_for(data, seed=None) as (desk, _):
        found = desk.doors.keys()
    if json:
        emit(found)
        return
    if not found.keys:
        hint(say("还没有密钥；只有本机能用。", "No keys: only this machine can use the service."))
        return
    for one in found.keys:
        state = say("有效", "active") if one.active else say("已停用", "ended")
        until = (one.expires_at or "")[:10]
        rest = " ".join(part for part in (until, one.label, *one.origins, *one.kbs) if part)
        out.print(f"{one.key_id}  {say(*_KINDS[one.kind])}  {one.role}  {state}  {rest}".rstrip())


@app.command("revoke")
def revoke(
    key: Annotated[str, typer.Argument(help="编号，见 zhize keys list", metavar="编号")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """停用一把密钥、一个链接或对话窗，连同由它而来的会话。"""
    with desk_for(data, seed=None, reading=False) as (desk, _):
        ended = desk.doors.revoke(key)
    if json:
        emit(ended)
    else:
        out.print(say(f"已停用 {ended.key_id}", f"revoked {ended.key_id}"))


def changes(
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="最多多少条")] = 50,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """列出最近的变更：谁、何时、做了什么。"""
    with desk_for(data, seed=None) as (desk, _):
        found = desk.doors.changes(limit)
    if json:
        emit(found)
        return
    for one in found.entries:
        out.print(f"{one.at}  {one.actor}  {one.action}  {one.target}  {one.status}")


def forget(
    conversation: Annotated[str, typer.Argument(help="对话编号（回答里的 conversation_id）", metavar="编号")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """忘记一段对话：删除它留下的问题与反馈。"""
    with desk_for(data, seed=None, reading=False) as (desk, _):
        gone = desk.forget(conversation)
    if json:
        emit(gone)
    else:
        out.print(
            say(
                f"已删除 {gone.turns + gone.feedback} 处记录", f"{gone.turns + gone.feedback} records deleted"
            )
        )


def privacy(
    kb: Annotated[str, typer.Argument(help="知识库", metavar="名称")],
    hide: Annotated[bool, typer.Option("--hide/--show", help="对话窗里是否隐藏文档名称与出处")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """网站对话窗里隐藏（或显示）一个知识库的文档名称与出处。"""
    with desk_for(data, seed=None, reading=False) as (desk, _):
        desk.roles(kb)  # a knowledge base that is named must exist
        found = desk.doors.privacy(kb, hide_sources=hide)
    if json:
        emit(found)
    else:
        out.print(
            say(f"{kb}：{'隐藏' if hide else '显示'}来源", f"{kb}: sources {'hidden' if hide else 'shown'}")
        )


def _made(kind: str, data: str | None, *, base: str | None = None, **fields: object) -> CreatedKey:
    try:
        wanted = NewKey.model_validate({"kind": kind, **fields})
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidRequest("invalid_request", reason=f"{where}: {first['msg']}") from exc
    with desk_for(data, seed=None, reading=False) as (desk, _):
        return desk.doors.create(wanted, base=base)


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as exc:
        raise StateError("output_unwritable", path=str(path), reason=exc.strerror or str(exc)) from exc
