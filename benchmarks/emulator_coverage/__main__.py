"""Compares the emulator with the Bot API: methods, parameters, kinds of updates, and fields.

    python -m benchmarks.emulator_coverage botapi.json [--all]

The file describes the Bot API in the form of PaulSonOfLars/telegram-bot-api-spec (api.json). A
scripted bot makes every call that the emulator knows, and people send it every kind of message;
each result and update is checked against the file. Wrong is what Telegram would not send or
accept: then the exit code is 1. Missing is what the emulator does not have or never sends;
`--all` lists the fields, too.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.emulator_coverage.bot_api import BotApi
from benchmarks.emulator_coverage.calls import Conversation, conversation
from bot.emulator.parameters import PARAMETERS, parameter_type
from bot.emulator.updates import UpdateKind

# An empty address removes the webhook, so Telegram accepts a call without one, too.
LEFT_OUT = {("setWebhook", "url")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="the description of the Bot API")
    parser.add_argument("--all", action="store_true", help="list the fields that are never sent")
    given = parser.parse_args()
    api = BotApi(given.file)
    held = asyncio.run(conversation(api))
    wrong = [*wrong_names(api), *wrong_calls(api, held)]
    show(f"Wrong, compared with {api.version}", wrong)
    show("Methods that are missing", sorted(api.methods.keys() - PARAMETERS.keys()))
    show("Parameters that are missing", list(missing_parameters(api)))
    sent = set(get_args(UpdateKind))
    show(
        "Kinds of updates that are never sent",
        sorted(api.fields("Update").keys() - sent - {"update_id"}),
    )
    if given.all:
        show("Fields that are never sent", list(missing_fields(api)))
    return 1 if wrong else 0


def wrong_names(api: BotApi) -> Iterator[str]:
    """Methods, parameters and kinds of updates that Telegram does not have."""
    for method, names in PARAMETERS.items():
        if method not in api.methods:
            yield f"{method} is no method"
            continue
        known = api.parameters(method)
        for name in sorted(names):
            if name not in known:
                yield f"{method} has no parameter {name}"
            elif (expected := type_of_parameter(known[name]["types"])) != parameter_type(name):
                yield f"{method}: {name} is {expected}, not {parameter_type(name)}"
    for kind in get_args(UpdateKind):
        if kind not in api.fields("Update"):
            yield f"{kind} is no kind of update"


def wrong_calls(api: BotApi, held: Conversation) -> Iterator[str]:
    """What is wrong in results and updates, and required parameters that are not required."""
    for method, result in held.results:
        if method in api.methods:
            yield from api.problems(result, api.methods[method]["returns"], method)
    for update in held.updates:
        yield from api.problems(update, ["Update"], "Update")
    for method, name in sorted(held.not_required - LEFT_OUT):
        yield f"{method} succeeds without {name}"
    called = {method for method, _ in held.results}
    for method in sorted(PARAMETERS.keys() - called):
        yield f"{method} was not called by this program"
    seen = {kind for update in held.updates for kind in update}
    for kind in sorted(set(get_args(UpdateKind)) - seen):
        yield f"{kind} was not sent"


def missing_parameters(api: BotApi) -> Iterator[str]:
    """Parameters that the emulator refuses as unknown."""
    for method, names in PARAMETERS.items():
        if method in api.methods and (missing := api.parameters(method).keys() - names):
            yield f"{method}: {', '.join(sorted(missing))}"


def missing_fields(api: BotApi) -> Iterator[str]:
    """Fields of each type that is sent, but for those that were there."""
    for name in sorted(api.sent):
        if missing := api.fields(name).keys() - api.sent[name]:
            yield f"{name}: {', '.join(sorted(missing))}"


def type_of_parameter(types: list[str]) -> str:
    """The type of a parameter in the words of the emulator."""
    if types == ["Integer", "String"]:
        return "Integer or String"
    if "InputFile" in types:
        return "InputFile"
    return types[0] if types[0] in ("Integer", "Boolean", "String") else "Object"


def show(title: str, lines: list[str]) -> None:
    print(f"{title}: {len(lines)}")
    for line in dict.fromkeys(lines):
        print(f"  {line}")
    print()


if __name__ == "__main__":
    sys.exit(main())
