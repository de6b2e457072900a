"""Imports point down: the arrows between rooms are read from the source, and no other is there."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path, PurePath

import pytest

ROOT = Path(__file__).parents[1]

# Who may import whom of ours. `bot` is the package itself, which holds nothing but the version.
# It began as design.md's arrows. What has grown: the rooms around the campaign (board, intake,
# mind, pool, checkpoints, history, budget, replay), exchange between files and records, pictures
# for the chat, and simulate.
# What has shrunk: the demo starts the bot as a process of its own, so it imports no app; it reads
# the campaign's database beside it and thinks what the bot thinks, with the same rooms.
ARROWS: dict[str, set[str]] = {
    "bot": set(),
    "__main__": {"cli"},
    "cli": {
        "app",
        "backups",
        "bot",
        "demo",
        "errors",
        "exchange",
        "explaining",
        "logs",
        "pool",
        "replay",
        "roster",
        "settings",
        "simulate",
    }
    | {"storage", "transfer"},
    "roster": {"app", "errors", "history", "settings", "storage", "team"},
    "backups": {"app", "settings", "storage"},
    "app": {"campaign", "chat", "choosing", "errors", "settings", "storage"},
    "chat": {"campaign", "errors", "exchange", "pictures", "transfer"},
    "campaign": {"board", "checkpoints", "choosing", "consensus", "errors", "explaining", "intake"}
    | {"mind", "storage", "team"},
    "team": {"board", "choosing", "learning", "mind", "storage"},
    "choosing": {"board", "crowd", "learning", "mind", "storage"},
    "consensus": {"board", "crowd", "storage"},
    "crowd": {"board", "learning", "storage"},
    "explaining": {"board", "budget", "history", "learning", "mind", "pool", "storage"},
    "checkpoints": {"board", "history", "learning", "mind", "storage"},
    "intake": {"board", "budget", "grouping", "learning", "mind", "pool", "storage"},
    "grouping": {"board", "learning", "mind", "storage"},
    "replay": {"board", "choosing", "grouping", "mind", "pool", "storage"},
    "history": {"board", "grouping", "storage"},
    "mind": {"board", "crowd", "learning", "pool"},
    "pool": {"errors", "learning", "storage"},
    "board": {"storage"},
    "budget": {"learning"},
    "simulate": {"budget", "errors", "exchange", "learning", "simulated", "simulation_plot"}
    | {"transfer"},
    "simulated": {"errors", "learning"},
    "simulation_plot": {"learning"},
    "pictures": {"learning"},
    "exchange": {"storage", "transfer"},
    "transfer": {"errors"},
    "settings": {"errors"},
    "logs": {"errors"},
    "demo": {"board", "checkpoints", "errors", "exchange", "history", "learning", "mind", "pool"}
    | {"storage", "transfer"},
    "errors": {"storage"},
    "learning": set(),
    "storage": set(),
}

# What a room may take that is not Python's own. Only chat and app know python-telegram-bot, only
# storage knows SQL.
LIBRARIES: dict[str, set[str]] = {
    "cli": {"rich", "typer"},
    "backups": {"rich", "typer"},
    "roster": {"rich", "typer"},
    "app": {"telegram"},
    "chat": {"aiohttp", "httpx", "telegram"},
    "mind": {"numpy", "threadpoolctl"},
    "pool": {"numpy", "scipy"},
    "board": {"numpy"},
    "consensus": {"numpy"},
    "choosing": {"numpy"},
    "crowd": {"numpy"},
    "team": {"numpy"},
    "checkpoints": {"numpy"},
    "intake": {"numpy"},
    "grouping": {"numpy"},
    "budget": {"numpy"},
    "simulate": {"numpy", "rich", "typer"},
    "simulated": {"numpy", "rich", "threadpoolctl"},
    "simulation_plot": {"matplotlib", "numpy"},
    "pictures": {"matplotlib"},
    "settings": {"pydantic", "pydantic_settings"},
    "demo": {"numpy", "scipy", "starlette", "uvicorn"},
    "learning": {"numpy", "scipy", "sklearn"},
    "storage": {"aiosqlite", "filelock"},
}

# Of the standard library, the mind takes what has no clock, disk, chance or logger.
PURE = {"__future__", "collections", "dataclasses", "functools", "itertools", "math", "re"}
PURE |= {"typing", "unicodedata"}
# What only these rooms may take of the standard library. A module that is imported by a computed
# name is an arrow that nobody can read: the catalogs are found so, each a file of its own room.
KEPT = {"sqlite3": {"storage"}, "importlib": {"chat", "storage"}}


def test_every_import_is_an_arrow_of_the_table() -> None:
    wrong = [fault for path, source in sources() for fault in faults(path, source)]

    assert wrong == []


def test_the_table_has_no_cycle_and_nobody_imports_the_command_line() -> None:
    TopologicalSorter(ARROWS).prepare()

    assert [room for room, below in ARROWS.items() if "cli" in below] == ["__main__"]
    assert ARROWS["learning"] == ARROWS["storage"] == set()


def test_the_table_has_no_arrow_that_is_gone() -> None:
    found: dict[str, set[str]] = {}
    for path, source in sources():
        found.setdefault(room_of(path), set()).update(name for _, name in imports(path, source))

    for room, names in found.items():
        ours = {target for name in names if (target := owner(name))} - {room}
        assert ours == ARROWS[room], room
        theirs = {name.partition(".")[0] for name in names if not owner(name)}
        assert theirs - sys.stdlib_module_names == LIBRARIES.get(room, set()), room


@pytest.mark.parametrize(
    ("path", "source", "said"),
    [
        ("bot/app.py", "import bot.cli", "app must not import cli"),
        ("bot/app.py", "from bot import cli", "app must not import cli"),
        ("bot/chat/cards.py", "from storage import Store", "chat must not import storage"),
        ("bot/chat/cards.py", "from ..mind import Mind", "chat must not import mind"),
        ("bot/chat/texts/en.py", "from ...app import run", "chat must not import app"),
        ("bot/board.py", "def f():\n    import bot.mind", "board must not import mind"),
        (
            "bot/history.py",
            "if TYPE_CHECKING:\n    from bot.campaign import Campaign",
            "history must not import campaign",
        ),
        (
            "bot/errors.py",
            "try:\n    import bot.settings\nfinally: ...",
            "must not import settings",
        ),
        ("bot/campaign.py", "import telegram.ext", "campaign must not import telegram"),
        ("bot/replay.py", "async def f():\n    import sqlite3", "replay must not import sqlite3"),
        ("bot/intake.py", "import aiosqlite", "intake must not import aiosqlite"),
        ("bot/mind.py", "from importlib import import_module", "mind must not import importlib"),
        ("bot/mind.py", "__import__('bot.cli')", "mind must not import by a name in quotes"),
        ("bot/learning/query.py", "import time", "learning must not import time"),
        ("bot/learning/query.py", "from bot.board import Mask", "learning must not import board"),
        ("bot/learning/features/x.py", "import pandas", "learning must not import pandas"),
        ("storage/items.py", "import bot.errors", "storage must not import errors"),
        ("storage/items.py", "import bot", "storage must not import bot"),
        ("storage/items.py", "import numpy", "storage must not import numpy"),
        ("bot/transfer/rows.py", "from storage import Store", "transfer must not import storage"),
        ("bot/new.py", "", "new is a room that the table lacks"),
    ],
)
def test_a_forbidden_import_is_found_wherever_it_hides(path: str, source: str, said: str) -> None:
    [fault] = faults(PurePath(path), source)

    assert fault.startswith(f"{path}:")
    assert said in fault


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("bot/app.py", "from bot.campaign import Campaign"),
        ("bot/cli.py", "from bot import __version__"),
        ("bot/chat/files.py", "from . import cards\nfrom .texts.en import English"),
        ("bot/learning/query.py", "from collections.abc import Callable\nimport numpy as np"),
        ("storage/database.py", "import sqlite3, aiosqlite"),
    ],
)
def test_an_arrow_of_the_table_is_none(path: str, source: str) -> None:
    assert faults(PurePath(path), source) == []


def faults(path: PurePath, source: str) -> list[str]:
    """What a file imports against the table, each with its place."""
    room = room_of(path)
    if room not in ARROWS:
        return [f"{path.as_posix()}: {room} is a room that the table lacks"]
    found = {
        (line, wrong) for line, name in imports(path, source) if (wrong := against(room, name))
    }
    return [f"{path.as_posix()}:{line}: {room} must not import {name}" for line, name in found]


def against(room: str, name: str) -> str | None:
    """The room or library that is imported against the table; None when all is well."""
    ours, top = owner(name), name.partition(".")[0]
    if ours:
        return None if ours == room or ours in ARROWS[room] else ours
    if top in sys.stdlib_module_names:
        allowed = room in KEPT.get(top, {room}) and (room != "learning" or top in PURE)
        return None if allowed else top
    return None if top in LIBRARIES.get(room, set()) else top


def owner(name: str) -> str | None:
    """The room of ours that a dotted name belongs to; None for everybody else's."""
    top, *rest = name.split(".")
    if top == "storage":
        return "storage"
    if top != "bot":
        return None
    return rest[0] if rest and rest[0] in ARROWS else "bot"


def imports(path: PurePath, source: str) -> Iterator[tuple[int, str]]:
    """Every import of a file, wherever it stands in it: line, and dotted name in full."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = path.parts[: -node.level] if node.level else ()
            base = ".".join([*parts, *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Name) and node.id == "__import__":
            yield node.lineno, "by a name in quotes"


def room_of(path: PurePath) -> str:
    """The room of a file: the first name under bot, or storage."""
    if path.parts[0] == "storage":
        return "storage"
    name = PurePath(path.parts[1]).stem
    return "bot" if name == "__init__" else name


def sources() -> Iterator[tuple[PurePath, str]]:
    """Every Python file of the two packages, by its place in the project."""
    for package in ("bot", "storage"):
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT), path.read_text("utf-8")
