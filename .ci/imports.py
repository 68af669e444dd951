"""Import every own module of an installed zhize, warnings being errors; run by a bare environment's Python.

    python -W error .ci/imports.py

Says which module failed. Modules that need an extra must say so by its name, and no extra may be there.
"""

import importlib
import importlib.util
import pkgutil
import sys

OWN = ("corpus", "index", "assistant", "api")
NEEDS_EXTRA = {"index.sentence_transformers_door": "zhize[models]"}
RUN_BY_ALEMBIC = "corpus.catalogue.migrations.env"  # a script that only works inside a migration


def main() -> None:
    """Import all, then look at what came along."""
    count = 0
    for package in OWN:
        importlib.import_module(package)
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if module.name == RUN_BY_ALEMBIC or module.name.endswith("__main__"):
                continue
            count += 1
            try:
                importlib.import_module(module.name)
            except ImportError as error:
                if NEEDS_EXTRA.get(module.name, "\0") not in str(error):
                    raise
    for heavy in ("torch", "sentence_transformers", "pytest"):
        if importlib.util.find_spec(heavy):
            sys.exit(f"a bare install brought {heavy}")
    print(f"{count} modules imported from {importlib.import_module('corpus').__path__[0]}, no torch")


if __name__ == "__main__":
    sys.path.pop(0)  # the installed packages, not the working copy
    main()
