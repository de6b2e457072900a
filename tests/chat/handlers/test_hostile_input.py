"""Forged taps and hostile messages."""

from __future__ import annotations

from bot.chat.cards.buttons import Button, encode
from bot.demo.scripted_annotators import next_card
from bot.learning.near_duplicates import NearDuplicateGroups
from tests.support.desk import MESSAGES, Desk, cards_of, taps, texts_of
from tests.support.steps import stored_answers


async def test_other_annotators_questions_can_be_neither_answered_nor_seen(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    card_of_ann, card_of_bob = await next_card(ann), await next_card(bob)
    assert card_of_ann.text != card_of_bob.text

    for data in card_of_ann.buttons[:4]:
        toast = await bob.toast(bob.tap_data(data, card_of_bob.message_id))
        assert toast["show_alert"]
        assert "did not ask you" in toast["text"]
    show_all = encode(Button("all", 1))
    assert (
        "did not ask you"
        in (await bob.toast(bob.tap_data(show_all, card_of_bob.message_id)))["text"]
    )

    assert stored_answers(desk.database) == []
    assert not any(str(card_of_ann.text) in text for text in texts_of(bob))


FORGED = (
    *(
        "s:999:",
        f"s:{2**63 - 1}:",
        f"n:{2**63}:",
        "s:-1:",
        "s:0:",
        "a:0:",
        "s:1:🙂",
        "x",
        "",
        "\x00",
    ),
    *("undo", '{"question":1}', "s:1:; DROP TABLE answer", "x" * 64),
)


async def test_forged_taps_get_a_toast_and_store_and_show_nothing(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    before = texts_of(ann)

    for data in FORGED:
        toast = await ann.toast(ann.tap_data(data, card.message_id))
        assert "/label" in toast["text"]

    assert (stored_answers(desk.database), texts_of(ann)) == ([], before)


async def test_a_strangers_forged_tap_stores_and_shows_nothing(desk: Desk) -> None:
    card = await next_card(await desk.annotator())
    stranger = desk.telegram.person(9, "Sid")
    stranger.send("hello")

    for data in (*card.buttons, encode(Button("next")), encode(Button("all", 1))):
        toast = await stranger.toast(stranger.tap_data(data, 1))
        assert "You need an invite" in toast["text"]

    assert stored_answers(desk.database) == []
    assert not any(message in text for text in texts_of(stranger) for message in MESSAGES)


HOSTILE = (
    "<b>bold</b> </pre> <a href='https://evil.example'>x</a> &amp; &lt;",
    "evil.com https://evil.example/a?b=1 tg://user?id=1 @durov /start #win $BTC a@b.com",
    "+1 202 555 0100 /undo@tapwise_demo_bot",
    "\u202egnp.exe \u2066isolated",
    "z" + "\u0301\u0316" * 300,
    "nul \x00 bell \x07 escape \x1b[31m",
    "\u200b\u200b\u200b",
    "\u3164",
    "😀" * 2_500,
    "x" * 699 + "👩‍👩‍👧‍👦" * 1_000,
    "line\r\nline\u2028line\u2029line",
    "Is this message spam?\n🚫 Spam",
    "</code></pre><tg-spoiler>",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
)


async def test_hostile_messages_can_be_labelled_and_nothing_in_them_can_be_tapped(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    await desk.add_items(HOSTILE)
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        shown = 0
        while card.text is not None:
            kinds = [entity["type"] for entity in cards_of(ann)[-1]["entities"]]
            assert kinds in (["bold", "pre"], ["bold", "pre", "italic"])
            assert cards_of(ann)[-1]["link_preview_options"] == {"is_disabled": True}
            shown += 1
            await taps(ann, card, "spam")
            card = await next_card(ann, card)

    assert shown == len(set(NearDuplicateGroups().add(HOSTILE).tolist())) > len(HOSTILE) - 2
    assert [item.text for item in await desk.labelled()] == list(HOSTILE)
