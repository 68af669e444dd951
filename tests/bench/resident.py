"""A process to be weighed: serves 10,583 duties, answers, ingests; prints both resident sizes in MB."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil

from assistant.contract import Question
from tests.bench.place import KB, enumerations, lookups, workspace
from tests.storage import made_document


def main() -> None:
    process = psutil.Process()
    with workspace(Path(sys.argv[1]), serving=True) as opened:
        for question in (*lookups(opened, 60), *enumerations(opened, 20)):
            opened.desk.ask(Question(question=question, kb=KB))
        asked = process.memory_info().rss / 1e6
        text = made_document(1, duties=600, lists=10).replace("# ", "").replace("#", "")
        document = opened.ingestor.add(text.encode(), "made.txt").document
        for question in lookups(opened, 20):
            opened.desk.ask(Question(question=question, kb=KB))
        print(f"{asked:.1f} {process.memory_info().rss / 1e6:.1f}")
        opened.ingestor.purge(document.id)


if __name__ == "__main__":
    main()
