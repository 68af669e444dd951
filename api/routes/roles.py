"""``GET /v1/roles`` and ``GET /v1/roles/{id}``."""

from __future__ import annotations

from fastapi import APIRouter

from api.contract import RoleList, RoleView
from api.routes.dependencies import DeskDep, Kb, problems

router = APIRouter(prefix="/v1/roles", tags=["roles"])


@router.get("", response_model=RoleList, responses=problems(404), summary="岗位清单 (roles)")
def roles(desk: DeskDep, kb: Kb = None) -> RoleList:
    """All roles with the number of their lists and items."""
    return desk.roles(kb)


@router.get("/{role_id}", response_model=RoleView, responses=problems(404), summary="一个岗位 (role)")
def role(role_id: str, desk: DeskDep) -> RoleView:
    """One role, by id or by one of its names, with every list and item in the text's order."""
    return desk.role(role_id)
