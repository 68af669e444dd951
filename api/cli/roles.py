"""``zhize roles``: the roles and how much the texts say of each."""

from __future__ import annotations

from rich.text import Text

from api.cli.console import DataOption, JsonOption, KbOption, NoSeedOption, emit, hint, out, say
from api.cli.opening import desk_for


def roles(
    kb: KbOption = None, data: DataOption = None, no_seed: NoSeedOption = False, json: JsonOption = False
) -> None:
    """列出岗位：名称、别名、清单数与条目数。"""
    with desk_for(data, seed=not no_seed) as (desk, _):
        found = desk.roles(kb)
    if json:
        emit(found)
        return
    if not found.roles:
        hint(
            say(
                "还没有岗位。加入文档：zhize docs add 文件.txt",
                "No roles yet. Add a document: zhize docs add FILE.txt",
            )
        )
    for role in found.roles:
        line = Text(role.title, style="bold")
        if role.aliases:
            line.append(f"（又名 {'、'.join(role.aliases)}）", style="default")
        line.append(
            say(f"  {role.lists} 张清单，{role.duties} 条", f"  {role.lists} lists, {role.duties} items"),
            style="dim",
        )
        out.print(line)
