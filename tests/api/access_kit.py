"""A workspace with keys: what the tests of the doors stand on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

from api.access.permissions import Role
from api.app import create_app
from api.wiring import Workspace

OWN = "仓库管理员岗位职责\n1、负责库房盘点；\n2、负责出入库登记；\n3、保持库房整洁。\n"
SITE = "https://www.example.com"
OTHER_SITE = "https://evil.example"


async def no_model() -> None:
    """For a stand-in of a workspace: there is no model whose connections could be let go."""


class Door:
    """One workspace, its application, and clients with different credentials."""

    def __init__(self, workspace: Workspace, client_of: Callable[[Any], Any]) -> None:
        self.workspace = workspace
        self.access = workspace.access
        self.client = client_of(workspace)

    def key(self, role: str) -> str:
        """The secret of a new key."""
        return self.access.add("api", role=Role[role], label=role)[1]

    def bearer(self, role: str) -> dict[str, str]:
        """Headers with a new key."""
        return {"authorization": f"Bearer {self.key(role)}"}

    def widget(self, *, origins: tuple[str, ...] = (SITE,), kbs: tuple[str, ...] = ()) -> str:
        """The id of a new widget."""
        return self.access.add("widget", origins=origins, kbs=kbs)[1]

    def session(self, widget: str, origin: str = SITE, **more: object) -> Any:
        """The response to a widget's call for a session."""
        return self.client.post(
            "/v1/widget/session", json={"key": widget, **more}, headers={"origin": origin}
        )

    def visitor(self, widget: str, origin: str = SITE) -> dict[str, str]:
        """Headers of a widget's visitor."""
        token = self.session(widget, origin).json()["token"]
        return {"authorization": f"Bearer {token}", "origin": origin}


def plain_client(workspace: Any) -> TestClient:
    """A client that checks nothing."""
    return TestClient(create_app(workspace), base_url="http://127.0.0.1", raise_server_exceptions=False)
