from pathlib import Path

import pytest

from tests.readme import PAGES, ROOT, rendered


@pytest.mark.parametrize("name", PAGES)
def test_printed_output_is_real(name: str, tmp_path: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert rendered(text, tmp_path) == text, "run: python -m tests.readme --write, and review the diff"


@pytest.mark.parametrize("name", PAGES)
def test_what_it_links_to_exists(name: str) -> None:
    import re

    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target
