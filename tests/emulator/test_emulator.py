"""The stand-in is as strict as Telegram itself: real HTTP, and the library the bot uses."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
)
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest

from bot.emulator.emulator import Fault, Person, TelegramEmulator
from bot.emulator.serving import serve

TOKEN = "42:stand-in"

Json = dict[str, Any]


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> TelegramEmulator:
    return TelegramEmulator(TOKEN, clock=clock)


@pytest.fixture
async def url(telegram: TelegramEmulator) -> AsyncIterator[str]:
    async with serve(telegram.app) as url:
        yield url


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    polling = HTTPXRequest(connection_pool_size=4)
    async with Bot(TOKEN, f"{url}/bot", f"{url}/file/bot", get_updates_request=polling) as bot:
        yield bot


@pytest.fixture
async def http(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{url}/bot{TOKEN}/") as client:
        yield client


@pytest.fixture
def ann(telegram: TelegramEmulator) -> Person:
    ann = telegram.person(7, "Ann", username="ann")
    ann.start()
    return ann


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(one, callback_data=one) for one in labels]])


def refused(reason: str) -> pytest.RaisesExc[BadRequest]:
    """The library capitalises Telegram's reasons."""
    return pytest.raises(BadRequest, match=f"(?i){re.escape(reason)}")


def with_text(text: str) -> Any:
    return lambda message: message.get("text") == text


# Speaking the wire


async def test_when_the_library_asks_who_the_bot_is_it_learns_the_name(bot: Bot) -> None:
    me = await bot.get_me()

    assert (me.id, me.username, me.is_bot) == (42, "tapwise_demo_bot", True)


async def test_given_a_wrong_token_every_call_is_unauthorized(url: str) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"{url}/bot43:wrong/getMe")

    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found(http: httpx.AsyncClient) -> None:
    answer = await http.post("sendMesage")

    assert answer.status_code == 404
    assert answer.json()["description"] == "Not Found"


@pytest.mark.parametrize(
    "how",
    [
        {"params": {"chat_id": 7, "text": "hi"}},
        {"data": {"chat_id": 7, "text": "hi"}},
        {"json": {"chat_id": 7, "text": "hi"}},
        {"files": {"chat_id": (None, "7"), "text": (None, "hi")}},
    ],
    ids=["query", "urlencoded", "json", "multipart"],
)
async def test_parameters_may_come_in_every_way_telegram_takes(
    http: httpx.AsyncClient, ann: Person, how: Json
) -> None:
    answer = await http.post("sendmessage", **how)

    assert answer.json()["result"]["text"] == "hi"


async def test_a_parameter_the_method_does_not_have_is_refused(bot: Bot, ann: Person) -> None:
    with refused('unknown parameter "parse_mod" of sendMessage'):
        await bot.send_message(ann.id, "hi", api_kwargs={"parse_mod": "HTML"})


@pytest.mark.parametrize(
    ("method", "given", "reason"),
    [
        ("sendMessage", {"text": "hi"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 7}, "message text is empty"),
        ("sendMessage", {"chat_id": 7, "text": " \n "}, "text must be non-empty"),
        ("sendMessage", {"chat_id": 8, "text": "hi"}, "chat not found"),
        ("sendMessage", {"chat_id": "@ann", "text": "hi"}, "chat not found"),
        ("editMessageText", {"chat_id": 7, "text": "x"}, "message identifier is not specified"),
        (
            "editMessageText",
            {"chat_id": 7, "message_id": 99, "text": "x"},
            "message to edit not found",
        ),
        ("deleteMessage", {"chat_id": 7, "message_id": 99}, "message to delete not found"),
        (
            "sendMessage",
            {"chat_id": 7, "text": "x", "link_preview_options": {"disabled": True}},
            "can't parse link_preview_options: expected an Object with its documented fields",
        ),
        (
            "getUpdates",
            {"allowed_updates": "message"},
            "can't parse allowed_updates JSON object",
        ),
        ("sendDocument", {"chat_id": 7}, "there is no document in the request"),
        ("getFile", {"file_id": "nothing"}, "invalid file_id"),
        (
            "sendChatAction",
            {"chat_id": 7, "action": "sing"},
            "wrong parameter action in request",
        ),
        (
            "answerCallbackQuery",
            {},
            "query is too old and response timeout expired or query ID is invalid",
        ),
    ],
)
async def test_a_missing_or_wrong_parameter_is_refused_in_telegrams_words(
    http: httpx.AsyncClient, ann: Person, method: str, given: Json, reason: str
) -> None:
    answer = await http.post(method, json=given)

    assert answer.status_code == 400
    assert answer.json()["description"] == f"Bad Request: {reason}"


async def test_the_calls_of_the_bot_are_kept_with_typed_parameters(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    await bot.send_message(ann.id, "hi", disable_notification=True, reply_markup=keyboard("ok"))

    call = telegram.calls[-1]
    assert (call.method, call.status) == ("sendMessage", 200)
    assert call.parameters["chat_id"] == 7
    assert call.parameters["disable_notification"] is True
    assert call.parameters["reply_markup"] == keyboard("ok").to_dict()


# Messages


async def test_a_message_arrives_in_the_chat_as_the_bot_gets_it_back(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, " Hello ", protect_content=True)

    assert sent.text == "Hello"
    assert sent.has_protected_content
    assert Message.de_json(ann.messages[-1], bot) == sent


async def test_a_bot_may_not_write_first(telegram: TelegramEmulator, bot: Bot) -> None:
    stranger = telegram.person(8, "Bob")

    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "hi")


async def test_a_bot_that_is_blocked_may_not_write_until_it_is_unblocked(
    bot: Bot, ann: Person
) -> None:
    ann.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ann.id, "hi")

    ann.unblock()
    await bot.send_message(ann.id, "hi")
    old_and_new = [
        (update.my_chat_member.old_chat_member.status, update.my_chat_member.new_chat_member.status)
        for update in await bot.get_updates(allowed_updates=[])
        if update.my_chat_member
    ]
    assert old_and_new == [("member", "kicked"), ("kicked", "member")]


async def test_the_limit_of_4096_counts_utf16_units_after_the_markup(bot: Bot, ann: Person) -> None:
    await bot.send_message(ann.id, f"<b>{'😀' * 2048}</b>", parse_mode="HTML")

    with refused("message is too long"):
        await bot.send_message(ann.id, "😀" * 2048 + "!")


async def test_an_edit_replaces_text_and_keyboard(bot: Bot, ann: Person, clock: Clock) -> None:
    sent = await bot.send_message(ann.id, "one", reply_markup=keyboard("a"))
    before = ann.messages[-1]
    clock.now += 60

    await bot.edit_message_text("two", ann.id, sent.message_id)

    assert before["text"] == "one"
    assert ann.messages[-1]["text"] == "two"
    assert "reply_markup" not in ann.messages[-1]
    assert ann.messages[-1]["edit_date"] == before["date"] + 60


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "<b>one</b>", "HTML", reply_markup=keyboard("a"))

    with refused("message is not modified: specified new message"):
        await bot.edit_message_text(
            " <b>one</b>", ann.id, sent.message_id, parse_mode="HTML", reply_markup=keyboard("a")
        )
    await bot.edit_message_text("one", ann.id, sent.message_id, reply_markup=keyboard("a"))
    await bot.edit_message_reply_markup(ann.id, sent.message_id)
    with refused("message is not modified"):
        await bot.edit_message_reply_markup(ann.id, sent.message_id)


async def test_a_bot_cannot_edit_what_a_person_wrote(bot: Bot, ann: Person) -> None:
    message_id = ann.send("mine")

    with refused("message can't be edited"):
        await bot.edit_message_text("yours", ann.id, message_id)


async def test_a_deleted_message_is_gone_and_an_old_one_stays(
    bot: Bot, ann: Person, clock: Clock
) -> None:
    old = await bot.send_message(ann.id, "old")
    clock.now += 49 * 3600
    young = await bot.send_message(ann.id, "young")

    await bot.delete_message(ann.id, young.message_id)
    with refused("message can't be deleted"):
        await bot.delete_message(ann.id, old.message_id)

    assert [message["text"] for message in ann.messages] == ["/start", "old"]


async def test_a_reply_shows_what_it_answers(bot: Bot, ann: Person) -> None:
    question = ann.send("why?")

    answer = await bot.send_message(ann.id, "because", reply_to_message_id=question)

    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "why?"
    with refused("message to be replied not found"):
        await bot.send_message(ann.id, "because", reply_to_message_id=999)


# Formatted text


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


async def test_an_html_name_telegram_does_not_know_stays_as_it_is(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "a&nbsp;b &amp;lt; c & d", "HTML")

    assert sent.text == "a&nbsp;b &lt; c & d"


async def test_control_and_direction_signs_are_taken_out_before_entities_are_counted(
    bot: Bot, ann: Person
) -> None:
    sent = await bot.send_message(ann.id, "a\u202e\r\tb<b>c</b>", "HTML")

    assert sent.text == "a bc"
    assert [(entity.offset, entity.length) for entity in sent.entities] == [(3, 1)]


async def test_code_inside_bold_parts_it(bot: Bot, ann: Person) -> None:
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
async def test_plain_text_gets_what_telegram_makes_tappable(
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
async def test_ordinary_writing_is_not_tappable(bot: Bot, ann: Person, text: str) -> None:
    sent = await bot.send_message(ann.id, text)

    assert sent.entities == ()


async def test_a_mention_by_id_reaches_only_people_telegram_knows(bot: Bot, ann: Person) -> None:
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


# Buttons and taps


def button(**fields: object) -> Json:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (button(callback_data=""), "BUTTON_DATA_INVALID"),
        (button(callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (button(), "can't parse inline keyboard button: Text buttons are unallowed"),
        (button(callback_data="a", url="https://a.org"), "can't parse inline keyboard button"),
        (button(callback_data="a", style="pink"), "can't parse inline keyboard button"),
        (button(callback_data="a", colour="red"), "can't parse inline keyboard button: unknown"),
        (button(callback_data="a", text=""), "can't parse inline keyboard button: field"),
        (button(url="nowhere"), "inline keyboard button URL 'nowhere' is invalid"),
        (button(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "url": "a.org"}]] * 101}, "reply markup is too long"),
        ([], "object expected as reply markup"),
    ],
)
async def test_a_keyboard_telegram_would_not_show_is_refused(
    http: httpx.AsyncClient, ann: Person, markup: object, reason: str
) -> None:
    given = {"chat_id": ann.id, "text": "hi", "reply_markup": markup}

    answer = await http.post("sendMessage", json=given)

    assert answer.status_code == 400
    assert answer.json()["description"].startswith(f"Bad Request: {reason}")


async def test_buttons_of_every_useful_kind_are_shown(bot: Bot, ann: Person) -> None:
    shown = [
        InlineKeyboardButton("1", callback_data="x" * 64, api_kwargs={"style": "danger"}),
        InlineKeyboardButton("2", url="https://t.me/x?start=y"),
        InlineKeyboardButton("3", copy_text=CopyTextButton("code")),
        InlineKeyboardButton("4", switch_inline_query=""),
    ]

    await bot.send_message(ann.id, "hi", reply_markup=InlineKeyboardMarkup([shown]))

    assert [one["text"] for one in ann.messages[-1]["reply_markup"]["inline_keyboard"][0]] == [
        "1",
        "2",
        "3",
        "4",
    ]


async def test_a_tap_reaches_the_bot_and_its_toast_the_person(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "spam?", reply_markup=keyboard("yes", "no"))
    query_id = ann.tap("no")

    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == (query_id, "no", ann.id)
    assert query.message == sent
    await bot.answer_callback_query(query.id, "Noted", show_alert=True)

    assert await ann.toast(query_id) == {"text": "Noted", "show_alert": True}


async def test_a_button_that_is_not_there_cannot_be_tapped(bot: Bot, ann: Person) -> None:
    await bot.send_message(ann.id, "spam?", reply_markup=keyboard("yes"))

    with pytest.raises(LookupError, match=r"no button 'no' to tap; it has \['yes'\]"):
        ann.tap("no")


async def test_a_forged_tap_carries_any_data_under_any_message(bot: Bot, ann: Person) -> None:
    ann.tap_data("answer:1:spam", 12345)

    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.data == "answer:1:spam"
    assert query.message is not None
    assert not query.message.is_accessible


async def test_a_tap_can_be_answered_once_and_for_15_seconds(
    bot: Bot, ann: Person, clock: Clock
) -> None:
    await bot.send_message(ann.id, "spam?", reply_markup=keyboard("yes"))
    first, second = ann.tap("yes"), ann.tap("yes")
    too_old = "query is too old and response timeout expired or query ID is invalid"

    with refused("MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(first, "x" * 201)
    await bot.answer_callback_query(first, "x" * 200)
    with refused(too_old):
        await bot.answer_callback_query(first)
    clock.now += 16
    with refused(too_old):
        await bot.answer_callback_query(second)


async def test_who_waits_for_a_toast_that_does_not_come_is_told(ann: Person) -> None:
    query_id = ann.tap_data("x", 1)

    with pytest.raises(TimeoutError, match=f"did not answer tap {query_id}"):
        await ann.toast(query_id, wait=0.01)


async def test_a_person_sees_a_message_as_soon_as_it_comes_or_changes(
    bot: Bot, ann: Person
) -> None:
    seeing = asyncio.create_task(ann.sees(with_text("two")))

    sent = await bot.send_message(ann.id, "one")
    await bot.edit_message_text("two", ann.id, sent.message_id)

    assert (await seeing)["message_id"] == sent.message_id
    assert (await ann.sees(with_text("two"), wait=0.01))["text"] == "two"
    with pytest.raises(TimeoutError, match="Ann saw no such message"):
        await ann.sees(with_text("three"), wait=0.01)


# Updates


async def test_an_update_comes_again_until_it_is_acknowledged(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    ann.send("second")

    first = await bot.get_updates()
    again = await bot.get_updates()
    rest = await bot.get_updates(offset=first[0].update_id + 1)

    assert [update.message.text for update in first if update.message] == ["/start", "second"]
    assert again == first
    assert rest == first[1:]
    assert first[0].update_id < first[1].update_id
    assert telegram.pending_updates() == 1


async def test_a_limit_and_a_negative_offset_choose_from_either_end(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    for text in "abc":
        ann.send(text)

    oldest = await bot.get_updates(limit=2)
    newest = await bot.get_updates(offset=-1)

    assert [update.message.text for update in oldest if update.message] == ["/start", "a"]
    assert [update.message.text for update in newest if update.message] == ["c"]
    assert telegram.pending_updates() == 1


async def test_a_waiting_poll_ends_the_moment_something_happens(
    telegram: TelegramEmulator, bot: Bot
) -> None:
    bob = telegram.person(8, "Bob")
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await bot.get_me()

    bob.start("invitation")

    async with asyncio.timeout(5):
        [update] = await poll
    assert update.message is not None
    assert update.message.text == "/start invitation"
    assert [entity.type for entity in update.message.entities] == ["bot_command"]


async def test_an_empty_poll_ends_after_its_time(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_poller_ends_the_first_with_a_conflict(
    telegram: TelegramEmulator, bot: Bot
) -> None:
    polls = [asyncio.create_task(bot.get_updates(timeout=30)) for _ in range(2)]

    done, [waiting] = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await done.pop()

    telegram.person(8, "Bob").start()
    assert len(await waiting) == 1


async def test_kinds_of_updates_the_bot_does_not_want_are_not_kept(bot: Bot, ann: Person) -> None:
    await bot.get_updates(offset=-1, allowed_updates=["callback_query"])

    ann.send("unheard")
    ann.tap_data("heard", 1)

    kinds = [update.message is None for update in await bot.get_updates()]
    assert kinds == [False, True]


async def test_a_tap_waits_minutes_for_a_bot_that_is_down_and_a_message_a_day(
    telegram: TelegramEmulator, ann: Person, clock: Clock
) -> None:
    ann.tap_data("x", 1)
    assert telegram.pending_updates() == 2
    clock.now += 151
    assert telegram.pending_updates() == 1
    clock.now += 24 * 3600

    assert telegram.pending_updates() == 0


async def test_a_bot_may_drop_what_waits(telegram: TelegramEmulator, bot: Bot, ann: Person) -> None:
    await bot.delete_webhook(drop_pending_updates=True)

    assert telegram.pending_updates() == 0


# Files


async def test_a_document_of_the_bot_arrives_with_its_name_and_bytes(
    url: str, bot: Bot, ann: Person
) -> None:
    content = bytes(range(256)) * 10 + b"\r\n--boundary\r\n\n\r"

    sent = await bot.send_document(
        ann.id, content, caption="<b>All</b>", parse_mode="HTML", filename='an "export".csv'
    )

    assert sent.document is not None
    assert sent.document.file_name == 'an "export".csv'
    assert (sent.caption, sent.caption_entities[0].type) == ("All", "bold")
    async with httpx.AsyncClient() as client:
        file = await bot.get_file(sent.document.file_id)
        assert (await client.get(str(file.file_path))).content == content


async def test_a_document_of_a_person_can_be_downloaded(bot: Bot, ann: Person) -> None:
    ann.send_file("pool.txt", b"one\r\ntwo", caption="here")

    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    file = await message.document.get_file()

    assert message.caption == "here"
    assert await file.download_as_bytearray() == b"one\r\ntwo"


async def test_a_document_can_be_sent_again_by_its_id(bot: Bot, ann: Person) -> None:
    first = await bot.send_document(ann.id, b"x", filename="x.txt")
    assert first.document is not None

    second = await bot.send_document(ann.id, first.document.file_id)

    assert second.document == first.document
    with refused("wrong file identifier/HTTP URL specified"):
        await bot.send_document(ann.id, "https://example.org/x.txt")


async def test_a_caption_ends_at_1024(bot: Bot, ann: Person) -> None:
    with refused("message caption is too long"):
        await bot.send_document(ann.id, b"x", caption="x" * 1025)


async def test_a_file_above_20_mb_cannot_be_downloaded(bot: Bot, ann: Person) -> None:
    ann.send_file("big.csv", bytes(20 * 1024 * 1024 + 1))

    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    with refused("file is too big"):
        await message.document.get_file()


PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)


async def test_a_photo_must_be_an_image(bot: Bot, ann: Person) -> None:
    sent = await bot.send_photo(ann.id, PNG)

    assert (sent.photo[0].width, sent.photo[0].height) == (640, 480)
    with refused("image_process_failed"):
        await bot.send_photo(ann.id, b"no image")


# Commands and chats


async def test_the_menu_a_person_sees_is_the_narrowest_in_their_language(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    russian = telegram.person(8, "Оля", language_code="ru")
    await bot.set_my_commands([BotCommand("start", "begin")])
    await bot.set_my_commands([BotCommand("start", "начать")], language_code="ru")
    await bot.set_my_commands([BotCommand("status", "how far")], scope=BotCommandScopeChat(ann.id))
    assert telegram.commands(ann) == [{"command": "status", "description": "how far"}]
    assert telegram.commands(russian) == [{"command": "start", "description": "начать"}]

    await bot.delete_my_commands(scope=BotCommandScopeChat(ann.id))

    assert telegram.commands(ann) == [{"command": "start", "description": "begin"}]
    assert await bot.get_my_commands() == (BotCommand("start", "begin"),)
    assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == ()


@pytest.mark.parametrize("command", ["Start", "start!", "", "x" * 33])
async def test_a_command_telegram_would_not_show_is_refused(
    http: httpx.AsyncClient, command: str
) -> None:
    commands = [{"command": command, "description": "begin"}]

    answer = await http.post("setMyCommands", json={"commands": commands})

    assert answer.json()["description"] == "Bad Request: BOT_COMMAND_INVALID"


async def test_the_bot_may_describe_itself_within_the_limits(bot: Bot) -> None:
    assert await bot.set_my_description("x" * 512)
    assert await bot.set_my_short_description("x" * 120, language_code="ru")
    with pytest.raises(BadRequest):
        await bot.set_my_short_description("x" * 121)


async def test_a_chat_and_its_members_can_be_looked_up(bot: Bot, ann: Person) -> None:
    chat = await bot.get_chat(ann.id)
    member = await bot.get_chat_member(ann.id, ann.id)

    assert (chat.first_name, chat.username, chat.type) == ("Ann", "ann", "private")
    assert member.status == "member"


# What goes wrong on order


async def test_given_too_many_requests_the_library_is_told_how_long_to_wait(
    telegram: TelegramEmulator, bot: Bot, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library's own error warns
    bob = telegram.person(8, "Bob")
    bob.start()
    telegram.inject(Fault("sendMessage", "status", 429, retry_after=3, chat_id=ann.id))

    await bot.send_message(bob.id, "not meant")
    with pytest.raises(RetryAfter, match="Retry in"):
        await bot.send_message(ann.id, "meant")
    await bot.send_message(ann.id, "meant")

    assert [call.status for call in telegram.calls][1:] == [200, 429, 200]


async def test_a_dropped_connection_is_cut_before_anything_is_done(
    telegram: TelegramEmulator, http: httpx.AsyncClient, ann: Person
) -> None:
    telegram.inject(Fault("*", "drop", times=2))
    given = {"chat_id": ann.id, "text": "hi"}

    for _ in range(2):
        with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
            await http.post("sendMessage", json=given)
    assert [call.status for call in telegram.calls] == [0, 0]
    assert len(ann.messages) == 1
    assert (await http.post("sendMessage", json=given)).status_code == 200


async def test_a_connection_dropped_after_success_leaves_the_message_delivered(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    telegram.inject(Fault("sendMessage", "drop_after_success"))

    with pytest.raises(NetworkError, match="RemoteProtocolError"):
        await bot.send_message(ann.id, "hi")

    assert ann.messages[-1]["text"] == "hi"


async def test_a_timeout_after_success_leaves_the_message_delivered(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    telegram.inject(Fault("sendMessage", "timeout_after_success"))

    with pytest.raises(TimedOut):
        await bot.send_message(ann.id, "hi", read_timeout=0.05)

    assert ann.messages[-1]["text"] == "hi"


async def test_garbage_is_no_answer_the_library_can_read(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    telegram.inject(Fault("getMe", "garbage"))

    with pytest.raises(Exception, match="Invalid server response"):
        await bot.get_me()


async def test_a_fault_for_one_person_finds_the_answer_to_their_tap(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    telegram.inject(Fault("answerCallbackQuery", "status", 500, chat_id=ann.id))
    query_id = ann.tap_data("x", 1)

    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.answer_callback_query(query_id)


# The page and the server


async def test_a_subscriber_hears_what_happens_from_then_on(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    events = telegram.subscribe()

    await bot.send_chat_action(ann.id, "typing")
    sent = await bot.send_message(ann.id, "spam?", reply_markup=keyboard("yes"))
    query_id = ann.tap("yes")
    await bot.answer_callback_query(query_id, "Noted")
    await bot.edit_message_text("done", ann.id, sent.message_id)
    await bot.delete_message(ann.id, sent.message_id)

    snapshot = [await anext(events) for _ in range(6)]
    assert [event.kind for event in snapshot] == [
        "action",
        "message",
        "tap",
        "toast",
        "edit",
        "delete",
    ]
    assert {event.user_id for event in snapshot} == {ann.id}
    assert snapshot[3].payload == {"query_id": query_id, "text": "Noted", "show_alert": False}


async def test_the_same_person_is_the_same_object(telegram: TelegramEmulator, ann: Person) -> None:
    assert telegram.person(7, "Somebody") is ann


async def test_the_server_stops_at_once_though_a_poll_is_waiting(
    telegram: TelegramEmulator,
) -> None:
    async with asyncio.timeout(2):
        async with serve(telegram.app) as url, Bot(TOKEN, f"{url}/bot") as bot:
            poll = asyncio.create_task(bot.get_updates(timeout=50))
            await bot.get_me()
        with pytest.raises(NetworkError):
            await poll


async def test_a_port_in_use_is_an_error_and_a_left_one_is_free(telegram: TelegramEmulator) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            async with serve(telegram.app, taken.getsockname()[1]):
                pass
    async with serve(telegram.app) as url:
        port = httpx.URL(url).port
    assert port is not None
    async with serve(telegram.app, port) as again:
        assert again == url
