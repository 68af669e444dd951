from tests.architecture import LAYERS, PAGE, ROOT, modules, rendered


def test_every_module_is_listed_with_what_it_owns() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert rendered(text) == text, "run: python -m tests.architecture --write, and review the diff"


def test_every_module_says_what_it_owns() -> None:
    listed = {path for layer in LAYERS for path, _ in modules(layer)}
    silent = [
        str(path.relative_to(ROOT))
        for layer in LAYERS
        for path in (ROOT / layer).rglob("*.py")
        if path.read_text(encoding="utf-8").strip() and str(path.relative_to(ROOT)) not in listed
    ]
    assert not silent
