"""Two thousand characters of one wording: no pattern of the question's grammar may take minutes for it."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "function", ["assistant.mentions:words_mentioned", "assistant.english:in_chinese_order"]
)
def test_a_pasted_page_is_read_at_once(function: str) -> None:
    module, name = function.split(":")
    code = f"""
from {module} import {name}
for piece in ("好的", "我问的是", "要报到", "向总经理", "哪些条讲到", "who should we ", "what is the ", "职责1和"):
    {name}((piece * 2000)[:1990] + "谁负责")
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
