"""Progress of long steps on stderr: a bar on a terminal, one line per step elsewhere."""

from __future__ import annotations

from types import TracebackType

from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from api.cli.console import err, hint, say

_STAGES = {
    "read": ("读取", "reading"),
    "parse": ("识别职责", "parsing"),
    "store": ("保存", "storing"),
    "encode": ("计算向量", "encoding"),
    "index": ("建立索引", "indexing"),
    "words": ("建立词语索引", "indexing words"),
    "upload": ("上传", "uploading"),
    "files": ("处理文件", "files"),
    "drafts": ("起草", "drafting"),
}


class Steps:
    """Callable as ``(what, done, total)``; a bar appears with the first call and goes at the end."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show how far one step is."""
        if what not in self._tasks:
            self._begin(what, total)
        if self._bar is not None:
            self._bar.update(self._tasks[what], completed=done, total=total or None)

    def __enter__(self) -> Steps:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar = None
        self._tasks.clear()

    def _begin(self, what: str, total: int) -> None:
        zh, en = _STAGES.get(what, (f"获取 {what}", f"fetching {what}"))
        if not err.is_terminal:
            hint(say(f"{zh} …", f"{en} …"))
            self._tasks[what] = TaskID(0)
            return
        if self._bar is None:
            self._bar = Progress(
                TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(),
                console=err, transient=True,
            )  # fmt: skip
            self._bar.start()
        self._tasks[what] = self._bar.add_task(say(zh, en), total=total or None)
