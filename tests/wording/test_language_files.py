"""Each language's file: complete, with the values and markup of English, and short enough."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.emulator.html_markup import parse_html
from bot.wording.direction import FSI, PDI
from bot.wording.installed_languages import ENGLISH, FOLDER, LANGUAGES
from bot.wording.language import PLAIN, Html
from tests.support.paths import ROOT

# They are released with every sentence; a language that is added may lack some, said in English.
COMPLETE: Final = {"ar", "de", "es", "fa", "fr", "hi", "id", "pt", "ru", "tr", "uk", "zh"}
TRANSLATED = [code for code in LANGUAGES if code != ENGLISH.code]
# Characters; of commands, Telegram allows 256, of which a phone shows the first ones.
MOST: Final = {
    **dict.fromkeys(("button-unsure", "button-skip", "button-undo"), 13),  # three in a row
    **dict.fromkeys(("button-spam", "button-no-spam"), 18),  # two in a row
    **{"button": 24, "toast": 200, "caption": 1_024, "command": 80},
}
# A value as long as it can be, by its name; every other one is a large number.
LONG: Final[dict[str, str | int]] = {
    **dict.fromkeys(("who", "invite", "group"), "12345"),
    "place": 20,
    "choice": "",
    "mine": 1_000_000,
}
TAGS: Final = re.compile(r"</?([a-z]+)>")
CODE: Final = re.compile(r"<code>.*?</code>")
COMMANDS: Final = re.compile(r"(?<![\w/<])/[a-z]+")


@cache
def entries(code: str) -> dict[str, ftl.Message]:
    """The messages of a language's file, by their names."""
    resource = FluentParser().parse((FOLDER / f"{code}.ftl").read_text("utf-8"))
    junk = [entry.content for entry in resource.body if isinstance(entry, ftl.Junk)]
    assert junk == [], "this is not Fluent's syntax"
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, ftl.Message)}


class Parts(Visitor):
    """The values of a message, and the keys of each of its selections."""

    def __init__(self, message: ftl.Message) -> None:
        self.values: set[str] = set()
        self.selections: list[tuple[str, list[str]]] = []
        self.visit(message)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.values.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        keys = [
            variant.key.name if isinstance(variant.key, ftl.Identifier) else variant.key.value
            for variant in node.variants
        ]
        if isinstance(node.selector, ftl.VariableReference):
            self.selections.append((node.selector.id.name, keys))
        self.generic_visit(node)


def source(code: str, name: str) -> str:
    return FluentSerializer().serialize_entry(entries(code)[name])


def is_plural(keys: list[str]) -> bool:
    return bool({"one", "two", "few", "many"} & set(keys)) or keys == ["other"]


PLURALS: Final = {
    (name, value)
    for name, message in entries(ENGLISH.code).items()
    for value, keys in Parts(message).selections
    if is_plural(keys)
}


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_sentence_is_translated(code: str) -> None:
    missing = sorted(ENGLISH.names - LANGUAGES[code].names)

    if code in COMPLETE:
        assert missing == []
    elif missing:
        pytest.skip(f"{code}.ftl lacks {len(missing)}, said in English: {', '.join(missing)}")


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_file_has_only_sentences_of_english_and_their_values(code: str) -> None:
    unknown = entries(code).keys() - ENGLISH.names
    assert unknown == set(), "en.ftl has no such sentences"

    expected = {name: Parts(entries(ENGLISH.code)[name]).values for name in entries(code)}
    found = {name: Parts(message).values for name, message in entries(code).items()}
    assert {n: v for n, v in found.items() if v != expected[n]} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_of_a_file_is_there_twice(code: str) -> None:
    text = (FOLDER / f"{code}.ftl").read_text("utf-8")

    names = Counter(re.findall(r"^([a-z][a-z0-9_-]*) *=", text, re.MULTILINE))
    assert [name for name, count in names.items() if count > 1] == []
    assert names.keys() == entries(code).keys()


@pytest.mark.parametrize("code", TRANSLATED)
def test_markup_code_and_commands_are_those_of_english(code: str) -> None:
    for name in entries(code):
        ours, english = source(code, name), source(ENGLISH.code, name)
        for pattern in (TAGS, CODE, COMMANDS):
            assert set(pattern.findall(ours)) == set(pattern.findall(english)), name


@pytest.mark.parametrize("code", LANGUAGES)
def test_plural_forms_are_those_of_the_language(code: str) -> None:
    plural = LANGUAGES[code].locale.plural_form
    needed, known = {plural(n) for n in range(201)}, {*plural.tags, "other"}
    for name, message in entries(code).items():
        for value, keys in Parts(message).selections:
            if (name, value) in PLURALS:
                forms = {key for key in keys if not key.isdigit()}
                assert forms <= known, f"{name}: {code} has no such plural forms"
                assert needed <= forms, f"{name}: {code} has more plural forms"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_is_short_and_valid_markup_with_long_values(code: str) -> None:
    language = LANGUAGES[code]
    longest = max((language.say(f"word-{each}") for each in ("spam", "no-spam", "unsure")), key=len)
    for name, message in entries(code).items():
        numbers = {value for each, value in PLURALS if each == name}
        values: dict[str, str | int] = {
            value: 1_000_000 if value in numbers else LONG.get(value, "9,999,999")
            for value in Parts(message).values
        }
        if "choice" in values:
            values["choice"] = longest
        said = language.say(name, **values)
        kind = name.split("-", 1)[0]
        if kind in PLAIN:
            shown = re.sub(f"[{FSI}{PDI}\ufe0f]", "", said)
            assert len(shown) <= MOST.get(name, MOST.get(kind, 4_096)), f"{name}: {shown}"
            assert not set("<&") & set(said), name
        else:
            assert isinstance(said, Html)
            parse_html(said)
            assert set(re.findall(r"<([a-z]+)", said)) <= {"b", "i", "code"}, name


def said_names() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Where a sentence is said by its name, the name, and the names of its values."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and says(node.func):
                values = frozenset(str(keyword.arg) for keyword in node.keywords)
                for name in named(node.args[0]):
                    yield f"{path.name}:{node.lineno}", name, values


def says(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return function.attr == "say"
    return isinstance(function, ast.Name) and function.id in ("Fixed", "sentence")


def named(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
    elif isinstance(argument, ast.IfExp):
        yield from named(argument.body)
        yield from named(argument.orelse)


def test_the_code_says_sentences_of_english_with_their_values() -> None:
    wrong = [
        f"{where}: {name} {sorted(values)}"
        for where, name, values in said_names()
        if name not in ENGLISH.names or Parts(entries(ENGLISH.code)[name]).values != values
    ]

    assert wrong == []


def test_every_sentence_of_english_is_said() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    constants = set(re.findall(r"[\"']([a-z][a-z0-9_-]*)[\"']", code))
    prefixes = tuple(re.findall(r'f"([a-z-]+-)\{', code))

    unsaid = [n for n in ENGLISH.names - constants if not n.startswith(prefixes)]
    assert unsaid == []
