"""``zhize mcp``: the MCP tools on standard input and output, for programs that start their tools themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from api.cli.console import DataOption, NoSeedOption
from api.cli.opening import desk_for

if TYPE_CHECKING:
    from api.access.asking import Ask
    from api.access.permissions import Role
    from api.desk import Desk


class StdioCaller:
    """The person at this machine. Each call opens the directory anew and lets it go: a service may start meanwhile."""

    def __init__(self, data: str | None, *, seed: bool) -> None:
        self._data = data
        self._seed = seed

    @contextmanager
    def desk(self, *, reading: bool) -> Iterator[Desk]:
        """See ``api.tools.Caller``."""
        with desk_for(self._data, seed=self._seed, reading=reading) as (desk, _):
            yield desk

    def ask(self, desk: Desk, request: Any) -> Ask:  # noqa: ARG002  # there is one person on stdio
        """See ``api.tools.Caller``."""
        return desk.ask

    def role(self, request: Any) -> Role:  # noqa: ARG002
        """See ``api.tools.Caller``."""
        from api.access.permissions import Role

        return Role.admin


def mcp(data: DataOption = None, no_seed: NoSeedOption = False) -> None:
    """在标准输入输出上提供 MCP 工具，供 AI 客户端调用。"""
    from api.tools import make_server

    make_server(StdioCaller(data, seed=not no_seed)).run("stdio")
