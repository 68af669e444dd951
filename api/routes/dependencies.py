"""Dependencies of the routes as type aliases, and the problems that a route documents."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query, Request

from api.access.access import Access
from api.access.principal import Principal
from api.contract import Problem
from api.desk import Desk
from api.problems import MEDIA_TYPE

# Coroutines, though they wait for nothing: FastAPI hands each plain function to a thread, and three such turns in the
# queue of those who answer cost a question more than anything else here.


async def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def _access(request: Request) -> Access:
    access: Access = request.app.state.access
    return access


async def _principal(request: Request) -> Principal:
    principal: Principal = request.state.principal  # the guard put it there
    return principal


DeskDep = Annotated[Desk, Depends(_desk)]
AccessDep = Annotated[Access, Depends(_access)]
PrincipalDep = Annotated[Principal, Depends(_principal)]
Kb = Annotated[str | None, Query(max_length=100, description="知识库，缺省为默认知识库 (knowledge base)")]

_MEANING = {
    401: "需要有效的密钥或会话 (no valid key or session)",
    403: "权限不够，或来自别的网页的写请求 (role, foreign origin)",
    404: "没有这个编号 (unknown id)",
    405: "方法不对 (method not allowed)",
    409: "名称已被使用 (conflict)",
    413: "内容太大 (body too large)",
    415: "内容类型不对，或文件类型不支持 (media type)",
    421: "主机名不是本服务的 (host name)",
    422: "请求不合格式 (invalid request)",
    429: "请求太频繁，见 Retry-After (too many requests)",
    500: "程序内部出错 (internal error)",
    503: "数据目录或模型暂不可用 (not available)",
    507: "磁盘已满 (storage full)",
}

_EVERYWHERE = (401, 403, 413, 421, 422, 429, 500, 503)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The documented problem statuses of a route; the guard and the machine may add theirs to every one."""
    return {
        status: {"model": Problem, "description": _MEANING[status], "content": {MEDIA_TYPE: {}}}
        for status in sorted({*statuses, *_EVERYWHERE})
    }
