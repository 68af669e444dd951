"""``zhize docs reindex``: words and vectors made anew, as ``index_mismatch`` asks for."""

from __future__ import annotations

from contextlib import closing

from api.cli.console import DataOption, out, say
from api.cli.opening import WAIT_SECONDS, settings_for
from api.cli.progress import Steps


def reindex(data: DataOption = None) -> None:
    """重建词语索引和向量（更换模型或词典后，按提示运行）；文档不变。"""
    from api.wiring import Workspace
    from index.mending import reindex as make_anew
    from index.tokens import Tokens

    with (
        Steps() as steps,
        closing(
            Workspace.open(settings_for(data), seed=None, wait_seconds=WAIT_SECONDS, progress=steps)
        ) as workspace,
    ):
        # Not through workspace.index: it refuses an index that something else made.
        tokens = Tokens(workspace.directory.jieba_cache)
        count = make_anew(workspace.catalogue, tokens, workspace.encoder, steps)
    out.print(say(f"已重建 {count} 条的索引", f"indexed {count} duties anew"))
