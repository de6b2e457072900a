"""An invite works however it reaches the bot: the app sometimes loses what a link carries."""

from __future__ import annotations

import pytest

from bot.chat.written import start_token
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, says, texts_of
from tests.support.groups import GROUP, group_post, link_of
from tests.support.steps import reply_text

BOT = "tapwise_demo_bot"
TOKEN = "abcdefghijklmnopqrstuvwxyz-_0123"


@pytest.mark.parametrize(
    "written",
    [
        "https://t.me/tapwise_demo_bot?start={token}",
        "{token}",
        "/start {token}",
        "/start https://t.me/tapwise_demo_bot?start={token}",
        "Come and help! t.me/Tapwise_Demo_Bot?start={token} Yours, Olga",
    ],
)
async def test_an_invite_that_is_pasted_after_a_bare_start_lets_in(
    desk: Desk, written: str
) -> None:
    token = await desk.create_invite()
    ann = desk.telegram.person(2, "Ann")
    ann.start()
    await says(ann, "You need an invite")

    ann.send(written.format(token=token))

    assert (await next_card(ann)).text is not None


async def test_a_groups_link_that_is_pasted_lets_a_member_in(desk: Desk) -> None:
    owner = await desk.owner()
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    ann = desk.telegram.person(2, "Ann")
    group.join(ann)

    ann.send(link_of(await group_post(group)))

    assert (await next_card(ann)).text is not None


async def test_an_unknown_token_lets_nobody_in(desk: Desk) -> None:
    eve = desk.telegram.person(66, "Eve")
    for text in (TOKEN, f"https://t.me/{BOT}?start={TOKEN}"):
        assert "You need an invite" in await reply_text(eve, text)

    assert len(texts_of(eve)) == 2


@pytest.mark.parametrize(
    ("text", "token"),
    [
        (f"https://t.me/{BOT}?start={TOKEN}", TOKEN),
        (f"tg://resolve?domain={BOT}&start={TOKEN}", TOKEN),
        (f" {TOKEN}\n", TOKEN),
        ("group-12", "group-12"),
        (f"https://t.me/another_bot?start={TOKEN}", None),
        (f"https://t.me/{BOT}?startgroup={TOKEN}", None),
        (f"{TOKEN}x", None),
        ("hello", None),
        ("", None),
    ],
)
def test_only_links_to_this_bot_and_tokens_are_invites(text: str, token: str | None) -> None:
    assert start_token(text, BOT) == token
