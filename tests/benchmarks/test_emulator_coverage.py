"""The comparison of the emulator with a description of the Bot API finds what differs."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.emulator_coverage.__main__ import wrong_calls, wrong_names
from benchmarks.emulator_coverage.bot_api import BotApi
from benchmarks.emulator_coverage.calls import conversation

Json = dict[str, Any]


def field(name: str, *types: str, required: bool = True) -> Json:
    return {"name": name, "types": list(types), "required": required}


USER = [field("id", "Integer"), field("is_bot", "Boolean"), field("first_name", "String")]
MEMBERS = {
    "Member": {"subtypes": ["Owner", "Left"]},
    "Owner": {"fields": [field("status", "String"), field("rights", "Array of String")]},
    "Left": {"fields": [field("status", "String")]},
    "User": {"fields": USER},
}


@pytest.fixture
def api(tmp_path: Path) -> BotApi:
    """Two methods, one with other parameters than the emulator's, and a type with other fields."""
    file = tmp_path / "api.json"
    methods = {
        "getMe": {"fields": [field("detail", "Boolean")], "returns": ["User"]},
        "getFile": {"fields": [field("file_id", "Integer")], "returns": ["User"]},
    }
    types = {**MEMBERS, "Update": {"fields": [field("update_id", "Integer")]}}
    file.write_text(json.dumps({"version": "test", "methods": methods, "types": types}))
    return BotApi(file)


def test_names_and_types_of_parameters_that_telegram_does_not_have_are_found(api: BotApi) -> None:
    found = list(wrong_names(api))

    assert "getFile: file_id is Integer, not String" in found
    assert "sendMessage is no method" in found
    assert "message is no kind of update" in found


def test_calls_are_checked_against_the_types(api: BotApi) -> None:
    found = list(wrong_calls(api, asyncio.run(conversation(api))))

    assert "getMe succeeds without detail" in found
    assert "getMe: User has no field username" in found
    assert "getFile: User lacks the required field is_bot" in found


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ({"status": "creator", "rights": ["all"]}, []),
        ({"status": "left"}, []),
        ({"status": "creator", "rights": [1]}, ["it.rights[] is no String"]),
        ({"status": True}, ["it.status is no String"]),
        ("left", ["it is no Owner"]),
    ],
)
def test_a_value_is_checked_against_the_subtype_that_fits_best(
    api: BotApi, value: object, problems: list[str]
) -> None:
    assert api.problems(value, ["Member"], "it") == problems
