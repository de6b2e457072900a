"""Rules for the code of both packages: small parts, unique names, nothing dead."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePath
from statistics import median, quantiles
from typing import Final, TypeAlias

import pytest
from vulture import Vulture  # type: ignore[import-untyped]

from tests.support.paths import ROOT

FILE_LINES: Final = 300
CLASS_METHODS: Final = 25
FUNCTION_LINES: Final = 40
MEDIAN_LINES: Final = 5
NINTH_DECILE_LINES: Final = 16

# Words of earlier versions that only their authors understood. They are no part of any name.
PRIVATE_WORDS: Final = frozenset(
    {"board", "heard", "knowledge", "lesson", "mind", "patience", "standin", "tally", "twin"}
    | {"voice", "weighed", "wishes"}
)

# What vulture reports although it is used. A library reads or calls the first part by its name; the
# second part is the emulator's public interface, for those who test a bot with it, as tests/ does.
USED: Final = (
    *("get_updates", "do_process_update", "do_request", "render", "sockets", "get_tags"),
    *("input_features", "string", "two_d_array", "preserves_dtype", "multi_class", "n_iter_"),
    *(
        "idf_",
        "estimator_",
        "raiseExceptions",
        "exc_text",
        "has_sorted_indices",
        "model_config",
        "metavar",
    ),
    *(
        "_parse_owners",
        "_parse_mask",
        "_check_address",
        "_check_encryption",
        "tapwise",
        "__call__",
        "__spec__",
        "_reading",
    ),
    *("find_spec", "create_module", "exec_module"),
    *("inject", "clear_faults", "pending_updates", "kick", "promote", "add_bot_by_link"),
    *("restrict", "restrict_bot", "send_content", "send_album", "forward", "edit", "reply"),
    *(
        "say_anonymously",
        "say_as_channel",
        "say_as_bot",
        "close_topic",
        "reopen_topic",
        "_check_owners",
    ),
    *("answers", "polled", "channel", "post", "link", "other_bot", "add_other_bot"),
    *("send_update", "drop_updates", "path_of", "MESSAGE_KINDS", "TELEGRAM_LIMITS"),
    *("promote_bot", "remove_bot", "upgrade", "follow", "label_cards"),
    *("_parse_listen_address", "_lower", "collect"),
    "_check_webhook_url",
    *("_parse_folder", "_check_local_files"),
    *(
        "made_at",
        "open_questions",
        "exam_answers",
        "exam_right",
    ),  # columns of a table, for those who read a record
    *("precision_low", "precision_high", "missed_low", "missed_high"),
    *("recall_low", "recall_high", "f1_low", "f1_high"),
)

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Modules: TypeAlias = list[tuple[PurePath, ast.Module]]


@pytest.fixture(scope="module")
def modules() -> Modules:
    """Every module, parsed once for all tests of this file."""
    return [(path, ast.parse(text)) for path, text in sources()]


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {path.as_posix(): len(text.splitlines()) for path, text in sources()}

    assert {path: lines for path, lines in long.items() if lines > FILE_LINES} == {}


def test_no_class_has_more_than_twenty_five_methods(modules: Modules) -> None:
    methods = {
        f"{path.as_posix()}:{node.name}": sum(isinstance(part, Function) for part in node.body)
        for path, node in classes(modules)
    }

    assert {name: count for name, count in methods.items() if count > CLASS_METHODS} == {}


def test_functions_are_short(modules: Modules) -> None:
    lines = {
        f"{path.as_posix()}:{node.lineno} {node.name}": body_lines(node)
        for path, node in functions(modules)
    }

    assert {name: count for name, count in lines.items() if count > FUNCTION_LINES} == {}
    assert median(lines.values()) <= MEDIAN_LINES
    assert quantiles(lines.values(), n=10)[-1] <= NINTH_DECILE_LINES


def test_no_two_classes_or_type_aliases_share_a_name(modules: Modules) -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path, module in modules:
        for name in top_names(module):
            places[name].append(path.as_posix())

    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_two_modules_share_a_name() -> None:
    """But for a package and its main module, errors.py, and handlers and commands."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path, _ in sources():
        named_after_subject = path.parent.as_posix() in ("bot/chat/handlers", "bot/cli")
        if path.stem not in ("__init__", "errors") and not named_after_subject:
            places[path.stem].append(path.as_posix())

    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_name_has_a_private_word(modules: Modules) -> None:
    found = [
        f"{path.as_posix()}: {name}"
        for path, module in modules
        for name in defined_names(module)
        if PRIVATE_WORDS & set(words_of(name))
    ]

    assert found == []


def test_nothing_is_dead() -> None:
    vulture = Vulture(ignore_names=list(USED))
    vulture.scavenge([str(ROOT / "bot"), str(ROOT / "storage")])

    found = [
        f"{PurePath(item.filename).relative_to(ROOT)}:{item.first_lineno} {item.name}"
        for item in vulture.get_unused_code(min_confidence=60)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("PoolState", ["pool", "state"]), ("_add_answer", ["add", "answer"]), ("WAL", ["wal"])],
)
def test_a_name_is_read_word_by_word(name: str, words: list[str]) -> None:
    assert list(words_of(name)) == words


def test_a_body_is_counted_without_its_docstring() -> None:
    [function] = ast.parse(
        'def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n    return a'
    ).body

    assert isinstance(function, ast.FunctionDef)
    assert body_lines(function) == 2


def sources() -> Iterator[tuple[PurePath, str]]:
    """Every Python file of the two packages, by its place in the project."""
    for package in ("bot", "storage"):
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT), Path(path).read_text("utf-8")


def classes(modules: Modules) -> Iterator[tuple[PurePath, ast.ClassDef]]:
    for path, module in modules:
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef):
                yield path, node


def functions(modules: Modules) -> Iterator[tuple[PurePath, Function]]:
    for path, module in modules:
        for node in ast.walk(module):
            if isinstance(node, Function):
                yield path, node


def body_lines(function: Function) -> int:
    body = function.body
    if ast.get_docstring(function) is not None:
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def top_names(module: ast.Module) -> Iterator[str]:
    """The classes and type aliases that a module defines, `Name = …` included."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and re.fullmatch(r"[A-Z]\w*[a-z]\w*", target.id):
                yield target.id


def defined_names(module: ast.Module) -> Iterator[str]:
    """Every name that a module gives: classes, functions, parameters and variables."""
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def words_of(name: str) -> Iterator[str]:
    """The words of a name in small letters, from snake_case or CamelCase."""
    for part in name.split("_"):
        yield from (word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", part))
