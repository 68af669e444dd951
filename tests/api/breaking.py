"""What breaks a client when one OpenAPI document becomes another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]


def breaks(before: Document, after: Document) -> list[str]:
    """Every change that an existing client may stumble over; empty when all of them go on as they are."""
    found = []
    for path, operations in before["paths"].items():
        for method, old in operations.items():
            name = f"{method.upper()} {path}"
            new = after["paths"].get(path, {}).get(method)
            if new is None:
                found.append(f"{name}: gone")
                continue
            found += [f"{name}: {one}" for one in _operation(old, new, before, after)]
    return found


def _operation(old: Document, new: Document, before: Document, after: Document) -> Iterator[str]:
    parameters = {(one["in"], one["name"]): one for one in new.get("parameters", ())}
    for one in old.get("parameters", ()):
        if (one["in"], one["name"]) not in parameters:
            yield f"parameter {one['name']} is gone"
    known = {(one["in"], one["name"]) for one in old.get("parameters", ()) if one.get("required")}
    for place, one in parameters.items():
        if one.get("required") and place not in known:
            yield f"parameter {one['name']} is needed now"
    for kind, content in old.get("requestBody", {}).get("content", {}).items():
        present = new.get("requestBody", {}).get("content", {}).get(kind)
        if present is None:
            yield f"request of type {kind} is gone"
        else:
            schemas = content.get("schema", {}), present.get("schema", {})
            yield from _schema(*schemas, before, after, "request", asked=True)
    for status, response in old["responses"].items():
        if not status.startswith("2"):
            continue  # a refusal may be told in more ways than before
        for kind, content in response.get("content", {}).items():
            present = new["responses"].get(status, {}).get("content", {}).get(kind)
            if present is None:
                yield f"response {status} of type {kind} is gone"
            else:
                schemas = content.get("schema", {}), present.get("schema", {})
                yield from _schema(*schemas, before, after, f"response {status}", asked=False)


def _schema(
    old: Document,
    new: Document,
    before: Document,
    after: Document,
    where: str,
    *,
    asked: bool,
    seen: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """``asked``: callers send it, so nothing more may be demanded; otherwise they read it, so nothing may be missing."""
    if old.get("$ref", "") in seen:
        return
    seen |= {old["$ref"]} if "$ref" in old else set()
    old, new = _resolved(old, before), _resolved(new, after)
    if old.get("type") != new.get("type"):
        yield f"{where}: type {old.get('type')} became {new.get('type')}"
        return
    if not asked and set(old.get("required", ())) - set(new.get("required", ())):
        yield f"{where}: {sorted(set(old['required']) - set(new.get('required', ())))} may be missing now"
    if asked and set(new.get("required", ())) - set(old.get("required", ())):
        yield f"{where}: {sorted(set(new['required']) - set(old.get('required', ())))} is needed now"
    if asked and (gone := set(old.get("enum", ())) - set(new.get("enum", ()))):
        yield f"{where}: {sorted(gone)} is no longer taken"
    for limit, smaller in (("maxLength", True), ("maximum", True), ("maxItems", True), ("minLength", False)):
        if asked and new.get(limit) is not None:
            was = old.get(limit)
            if was is None or (new[limit] < was if smaller else new[limit] > was):
                yield f"{where}: {limit} {was} became {new[limit]}"
    for name, part in old.get("properties", {}).items():
        present = new.get("properties", {}).get(name)
        if present is None:
            yield f"{where}.{name} is gone"
        else:
            yield from _schema(part, present, before, after, f"{where}.{name}", asked=asked, seen=seen)
    for key in ("anyOf", "oneOf"):
        for part, present in zip(old.get(key, ()), new.get(key, ()), strict=False):
            yield from _schema(part, present, before, after, where, asked=asked, seen=seen)
        if len(new.get(key, ())) < len(old.get(key, ())):
            yield f"{where}: fewer kinds than before"
    if "items" in old:
        yield from _schema(
            old["items"], new.get("items", {}), before, after, f"{where}[]", asked=asked, seen=seen
        )


def _resolved(schema: Document, document: Document) -> Document:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema
