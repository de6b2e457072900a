"""Formatted text: HTML and entities as Telegram parses them."""

import httpx
import pytest
from telegram import (
    Bot,
    LinkPreviewOptions,
    MessageEntity,
)

from bot.emulator.emulator import Person
from tests.support.emulator import refused


async def test_html_becomes_entities_in_utf16_units(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(
        ann.id,
        '😀 <b>bold <i>both</i></b> <a href="https://example.org/?a=1&amp;b=2">here</a> '
        "&lt;&#128512;"
        '<pre><code class="language-python">x = 1</code></pre>'
        "<blockquote expandable>long</blockquote><span class='tg-spoiler'>end</span>",
        "HTML",
    )

    assert sent.text == "😀 bold both here <😀x = 1longend"
    assert [
        (entity.type, sent.parse_entity(entity), entity.url or entity.language)
        for entity in sent.entities
    ] == [
        ("bold", "bold both", None),
        ("italic", "both", None),
        ("text_link", "here", "https://example.org/?a=1&b=2"),
        ("pre", "x = 1", "python"),
        ("expandable_blockquote", "long", None),
        ("spoiler", "end", None),
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("ü<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("&#xd800;", "Text contains invalid Unicode characters"),
    ],
)
async def test_wrong_markup_is_refused_in_telegrams_words(
    http: httpx.AsyncClient, ann: Person, source: str, reason: str
) -> None:
    answer = await http.post(
        "sendMessage", json={"chat_id": ann.id, "text": source, "parse_mode": "HTML"}
    )

    assert answer.status_code == 400
    assert answer.json()["description"].startswith(f"Bad Request: can't parse entities: {reason}")


async def test_an_unknown_html_entity_is_kept_as_text(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "a&nbsp;b &amp;lt; c & d", "HTML")

    assert sent.text == "a&nbsp;b &lt; c & d"


async def test_control_and_direction_characters_are_removed_before_entities_are_counted(
    bot: Bot, ann: Person
) -> None:
    sent = await bot.send_message(ann.id, "a\u202e\r\tb<b>c</b>", "HTML")

    assert sent.text == "a bc"
    assert [(entity.offset, entity.length) for entity in sent.entities] == [(3, 1)]


async def test_code_inside_bold_splits_it(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "<b>a <code>b</code> c</b>", "HTML")

    assert [(entity.type, sent.parse_entity(entity)) for entity in sent.entities] == [
        ("bold", "a "),
        ("code", "b"),
        ("bold", " c"),
    ]


async def test_entities_may_be_given_instead_of_markup(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(
        ann.id, "😀 spam", entities=[MessageEntity(MessageEntity.CODE, 3, 4)]
    )

    assert [(entity.type, sent.parse_entity(entity)) for entity in sent.entities] == [
        ("code", "spam")
    ]
    with refused("ends beyond the text"):
        await bot.send_message(ann.id, "x", entities=[MessageEntity(MessageEntity.CODE, 0, 2)])
    with refused("inside of a UTF-16 symbol"):
        await bot.send_message(ann.id, "😀", entities=[MessageEntity(MessageEntity.CODE, 1, 1)])


TAPPABLE = [
    ("see https://example.org/a?b=c, ok", "url", "https://example.org/a?b=c"),
    ("go to example.com now", "url", "example.com"),
    ("на сайт.рф!", "url", "сайт.рф"),
    ("t.me/joinme", "url", "t.me/joinme"),
    ("tg://resolve?domain=x", "url", "tg://resolve?domain=x"),
    ("http://192.168.0.1:80/", "url", "http://192.168.0.1:80/"),
    ("ask @somebody", "mention", "@somebody"),
    ("win #free2day", "hashtag", "#free2day"),
    ("press /start", "bot_command", "/start"),
    ("/stop@some_bot", "bot_command", "/stop@some_bot"),
    ("mail a.b+c@example.org.", "email", "a.b+c@example.org"),
    ("call +1-212-555-0123", "phone_number", "+1-212-555-0123"),
    ("звони 8 (912) 345-67-89", "phone_number", "8 (912) 345-67-89"),
    ("buy $TON", "cashtag", "$TON"),
]


@pytest.mark.parametrize(("text", "kind", "part"), TAPPABLE)
async def test_plain_text_gets_the_entities_that_telegram_finds(
    bot: Bot, ann: Person, text: str, kind: str, part: str
) -> None:
    sent = await bot.send_message(ann.id, text)

    assert [(entity.type, sent.parse_entity(entity)) for entity in sent.entities] == [(kind, part)]


async def test_nothing_is_tappable_inside_code(bot: Bot, ann: Person) -> None:
    everything = "\n".join(text.replace("&", "&amp;") for text, _, _ in TAPPABLE)

    sent = await bot.send_message(ann.id, f"@outside <pre>{everything}</pre>", "HTML")

    assert [entity.type for entity in sent.entities] == ["mention", "pre"]


@pytest.mark.parametrize(
    "text",
    [
        "The end.Then it began",
        "3.14 and 1.2.3",
        "a/b and/or 1/2",
        "# heading #1",
        "a@b",
        "10 000 spam, 2026-11-22 17:07",
        "e.g. i.e. wait...what",
        "$5 and $",
    ],
)
async def test_ordinary_text_is_not_tappable(bot: Bot, ann: Person, text: str) -> None:
    sent = await bot.send_message(ann.id, text)

    assert sent.entities == ()


async def test_a_mention_by_id_is_kept_only_for_known_people(bot: Bot, ann: Person) -> None:
    known = await bot.send_message(ann.id, '<a href="tg://user?id=7">you</a>', "HTML")
    unknown = await bot.send_message(ann.id, '<a href="tg://user?id=99">who</a>', "HTML")

    assert known.entities[0].user is not None
    assert known.entities[0].user.id == ann.id
    assert unknown.entities == ()


async def test_link_previews_may_be_switched_off(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(
        ann.id, "example.com", link_preview_options=LinkPreviewOptions(is_disabled=True)
    )

    assert sent.link_preview_options is not None
    assert sent.link_preview_options.is_disabled
