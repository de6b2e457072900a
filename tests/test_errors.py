"""The tree of errors in the docstring of bot/errors.py is that of the code."""

from __future__ import annotations

import ast
import re

import bot.errors
from tests.support.paths import ROOT


def test_the_docstring_lists_every_error_below_its_base() -> None:
    assert documented_bases() == bases_in_code()


def documented_bases() -> dict[str, str]:
    """The base of each error, from the indentation."""
    bases: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for indent, name in re.findall(r"^( +)(\w+Error) ", bot.errors.__doc__ or "", re.MULTILINE):
        while above and above[-1][0] >= len(indent):
            above.pop()
        if above:
            bases[name] = above[-1][1]
        above.append((len(indent), name))
    return bases


def bases_in_code() -> dict[str, str]:
    """The base of each error of ours that derives from TapwiseError."""
    found: dict[str, str] = {}
    for package in ("bot", "storage"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ClassDef) and node.bases:
                    found[node.name] = ast.unparse(node.bases[0])
    return {name: base for name, base in found.items() if _is_ours(name, found)}


def _is_ours(name: str, bases: dict[str, str]) -> bool:
    base = bases.get(name)
    return base is not None and (base == "TapwiseError" or _is_ours(base, bases))
