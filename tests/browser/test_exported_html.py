"""A draft exported as HTML, as it is opened from a mail or printed: no accessibility fault, nothing fetched."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from tests.browser.kit import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("audience", ["posting", "internal"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, service: str, tmp_path: Path, audience: str, scheme: str
) -> None:
    brief = {"role": "销售部负责人", "focus": ["网站"], "audience": audience, "duties": 12}
    made = httpx.post(f"{service}/v1/drafts", json=brief, timeout=60).raise_for_status().json()
    exported = httpx.get(
        f"{service}/v1/drafts/{made['draft_id']}/export", params={"format": "html"}, timeout=60
    ).raise_for_status()
    file = tmp_path / "draft.html"
    file.write_bytes(exported.content)
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        assert page.locator("li").count() > 5
        assert violations(page) == []
        assert asked == [file.as_uri()]
    finally:
        context.close()
