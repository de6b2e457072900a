"""docs/emulator.md names what the emulator has."""

from __future__ import annotations

import asyncio
import re
import textwrap
from typing import get_args

import httpx

from bot.emulator.parameters import PARAMETERS
from bot.emulator.responses import Json
from bot.emulator.updates import UpdateKind
from tests.support.paths import ROOT

PAGE = (ROOT / "docs" / "emulator.md").read_text("utf-8")


def listed(head: str) -> set[str]:
    """The names between backticks in the paragraph that begins with this."""
    found = re.search(rf"^{head}: (.*?)\.\n\n", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return set(re.findall(r"`(\w+)`", found[1]))


def test_the_page_lists_every_method_and_kind_of_update() -> None:
    assert listed("Methods") == PARAMETERS.keys()
    assert listed("Kinds of updates") == set(get_args(UpdateKind))


async def small_bot(url: str) -> None:
    """A bot that welcomes people and answers taps."""
    given: Json = {"timeout": 5}
    async with httpx.AsyncClient(base_url=f"{url}/bot42:token/", trust_env=False) as client:
        while True:
            for update in (await client.post("getUpdates", json=given)).json()["result"]:
                given["offset"] = update["update_id"] + 1
                if query := update.get("callback_query"):
                    answer = {"callback_query_id": query["id"], "text": "Noted"}
                    await client.post("answerCallbackQuery", json=answer)
                elif update["message"].get("text") == "/start":
                    yes = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
                    sent = {"chat_id": 7, "text": "Welcome!", "reply_markup": yes}
                    await client.post("sendMessage", json=sent)


async def test_the_code_on_the_page_runs() -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    started: list[asyncio.Task[None]] = []
    names: Json = {"start": lambda url: started.append(asyncio.create_task(small_bot(url)))}
    first = '    ann = telegram.person(7, "Ann")'
    body = textwrap.indent(code.replace(first, f"    start(url)\n{first}"), "    ")

    exec(f"async def example():\n{body}    return message, toast", names)
    message, toast = await names["example"]()
    started[0].cancel()

    assert message["text"] == "Welcome!"
    assert toast["text"] == "Noted"
