"""The MCP tools with the SDK's own client: over HTTP, in both eras of the protocol, and on stdio."""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from api.access.permissions import Role
from api.app import create_app
from api.settings import Settings
from api.wiring import Workspace
from assistant.contract import Answer
from tests.api.access_kit import OWN

QUESTION = "谁负责开具增值税发票？"
TOOLS = {"ask", "list_roles", "get_duties", "draft_job_description", "check_posting"}


@asynccontextmanager
async def connected(workspace, *, mode="auto", headers=None):
    """The SDK's client on the whole application, guard and all."""
    app = create_app(workspace)
    transport = httpx2.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers or {}) as http,
        Client(streamable_http_client("http://127.0.0.1/mcp", http_client=http), mode=mode) as client,
    ):
        yield client


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_tools_and_resources(sample_workspace, check_contract, mode):
    async with connected(sample_workspace, mode=mode) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == TOOLS
        assert all(tool.description and tool.output_schema for tool in tools.values())
        assert {name for name, tool in tools.items() if not tool.annotations.read_only_hint} == {
            "draft_job_description"
        }
        asked = await client.call_tool("ask", {"question": QUESTION})
        answer = check_contract("answer", asked.structured_content)
        assert not asked.is_error and len(answer["citations"]) == 3
        roles = check_contract("role-list", (await client.call_tool("list_roles", {})).structured_content)
        title = roles["roles"][0]["title"]
        found = (await client.call_tool("get_duties", {"role": title})).structured_content
        assert check_contract("role", found)["title"] == title
        checked = await client.call_tool("check_posting", {"text": "只招男性，限35岁以下"})
        rules = {one["rule"] for one in check_contract("check", checked.structured_content)["findings"]}
        assert len(rules) >= 2
        (document,) = (await client.list_resources()).resources
        assert document.name == "seed.txt"
        (text,) = (await client.read_resource(document.uri)).contents
        for citation in answer["citations"]:
            assert text.text[citation["start"] : citation["end"]] == citation["text"]


async def test_a_draft_needs_an_editor(tmp_path, assets_dir, check_contract):
    workspace = Workspace.open(Settings(data_dir=tmp_path / "data", assets_dir=assets_dir), seed=False)
    workspace.desk.add([("仓库.txt", OWN.encode())])
    brief = {"brief": {"role": "仓库管理员"}}
    keys = {role: workspace.access.add("api", role=Role[role])[1] for role in ("reader", "editor")}
    async with connected(workspace, headers={"authorization": f"Bearer {keys['reader']}"}) as client:
        refused = await client.call_tool("draft_job_description", brief)
        assert refused.is_error and "role_needed" in refused.content[0].text
        assert not (await client.call_tool("ask", {"question": "谁负责盘点？"})).is_error
    async with connected(workspace, headers={"authorization": f"Bearer {keys['editor']}"}) as client:
        made = await client.call_tool("draft_job_description", brief)
        assert check_contract("draft", made.structured_content)["draft_id"]
    with pytest.raises(BaseException) as caught:  # the client wraps it in groups of its own
        async with connected(workspace, headers={"authorization": "Bearer zk_wrong"}):
            pass
    assert isinstance(_innermost(caught.value), MCPError)  # the 401 itself: tests/api/test_permissions.py
    workspace.close()


def _innermost(error):
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


async def test_errors_have_words_and_no_details(sample_workspace, monkeypatch):
    async with connected(sample_workspace) as client:
        for tool, arguments, code in (
            ("get_duties", {"role": "没有这个岗位"}, "role_not_found"),
            ("ask", {"question": " "}, "question_empty"),
            ("list_roles", {"kb": "没有"}, "kb_not_found"),
        ):
            failed = await client.call_tool(tool, arguments)
            assert failed.is_error and f": {code}: " in failed.content[0].text, failed.content
        with pytest.raises(MCPError):
            await client.read_resource("zhize://documents/nope")

        def fail(*_):
            raise RuntimeError("secret")

        monkeypatch.setattr(sample_workspace.assistant, "ask", fail)
        failed = await client.call_tool("ask", {"question": "好"})
        assert failed.is_error and "secret" not in failed.content[0].text


async def test_foreign_pages_are_kept_out(sample_client):
    for headers in ({"origin": "https://evil.example"}, {"host": "evil.example"}):
        response = sample_client.post(
            "/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "ping"}, headers=headers
        )
        assert response.status_code in (403, 421)


async def test_on_stdio(environment, tmp_path, check_contract):
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "api.cli", "mcp"], env=environment, cwd=tmp_path
    )
    async with Client(stdio_client(server)) as client:
        answer = check_contract(
            "answer", (await client.call_tool("ask", {"question": QUESTION})).structured_content
        )
        assert Answer.model_validate(answer).answered
        drafted = await client.call_tool(
            "draft_job_description", {"brief": {"role": answer["citations"][0]["role"]}}
        )
        assert not drafted.is_error, drafted.content
        assert [one.name for one in (await client.list_resources()).resources] == ["seed.txt"]
