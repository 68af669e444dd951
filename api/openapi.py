"""The OpenAPI document as a file: ``python -m api.openapi docs/openapi.json`` writes it, a test holds it fresh."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace


def document() -> str:
    """The document as its file should read; made without opening a data directory."""
    from api.access.access import Access
    from api.app import create_app
    from api.settings import Settings

    nothing = SimpleNamespace(desk=None, settings=Settings.model_construct(), access=Access(None), audit=None)
    made = create_app(nothing).openapi()
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(), encoding="utf-8")
