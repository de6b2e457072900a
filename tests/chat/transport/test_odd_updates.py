"""Good responses with something odd inside: updates and results that lack a field, or more."""

from __future__ import annotations

import pytest

from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Fault
from tests.support.desk import Desk, Json, LoggedErrors
from tests.support.faults import label_next

ANN = {"id": 2, "is_bot": False, "first_name": "Ann 2"}
CHAT = {"id": 2, "type": "private", "first_name": "Ann 2"}
GROUP = {"id": -100_1, "type": "supergroup", "title": "Neighbours"}
MESSAGE = {"message_id": 1, "date": 1_800_000_000, "chat": CHAT, "from": ANN}
MEMBER = {"user": ANN, "status": "member"}
CHANGE = {"chat": GROUP, "from": ANN, "date": 1_800_000_000}
ODD: dict[str, Json] = {
    "no content": {},
    "null": {"message": None},
    "a string": {"message": "hello"},
    "no sender": {"message": {**MESSAGE, "from": None, "text": "/label"}},
    "a sender without a name": {"message": {**MESSAGE, "from": {"id": 2}, "text": "/label"}},
    "no chat": {"message": {"message_id": 1, "date": 1, "from": ANN, "text": "/label"}},
    "a chat without a type": {"message": {**MESSAGE, "chat": {"id": 2}, "text": "/label"}},
    "a date in words": {"message": {**MESSAGE, "date": "yesterday", "text": "/label"}},
    "an entity beyond the text": {
        "message": {
            **MESSAGE,
            "text": "/label",
            "entities": [{"type": "bot_command", "offset": 90, "length": 9}],
        }
    },
    "an entity without a length": {
        "message": {**MESSAGE, "text": "/label", "entities": [{"type": "bot_command"}]}
    },
    "a text that is a number": {"message": {**MESSAGE, "text": 5}},
    "a document without an id": {"message": {**MESSAGE, "document": {"file_name": "a.txt"}}},
    "a document without a name": {
        "message": {**MESSAGE, "document": {"file_id": "f", "file_unique_id": "u"}}
    },
    "a tap without data": {
        "callback_query": {"id": "1", "from": ANN, "chat_instance": "1", "message": MESSAGE}
    },
    "a tap without a message": {
        "callback_query": {"id": "1", "from": ANN, "chat_instance": "1", "data": "s:1:x"}
    },
    "a tap without a person": {"callback_query": {"id": "1", "chat_instance": "1", "data": "s:1"}},
    "a change without the new member": {"chat_member": {**CHANGE, "old_chat_member": MEMBER}},
    "a change to an unknown status": {
        "chat_member": {
            **CHANGE,
            "old_chat_member": MEMBER,
            "new_chat_member": {"user": ANN, "status": "hibernating"},
        }
    },
    "a change of nobody": {
        "my_chat_member": {**CHANGE, "old_chat_member": {}, "new_chat_member": {}}
    },
    "an edited post": {"edited_channel_post": {**MESSAGE, "chat": GROUP, "text": "/open"}},
}


@pytest.mark.parametrize("update", ODD.values(), ids=ODD)
async def test_an_odd_update_does_not_stop_labelling(
    desk: Desk, logged_errors: LoggedErrors, update: Json
) -> None:
    logged_errors.expect("cannot be read and is skipped")
    ann = await desk.annotator()
    card = await next_card(ann)

    desk.telegram.send_update(update)
    card = await label_next(ann, card)
    await label_next(ann, card)

    assert len(await desk.answers()) == 2


@pytest.mark.parametrize(
    "extra", [None, "hello", 5, {}, {"update_id": "one"}, {"update_id": -1}], ids=str
)
async def test_a_poll_with_something_that_is_no_update_is_repeated(
    desk: Desk, extra: object
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    desk.telegram.inject(Fault("getUpdates", "altered", alter=lambda found: [*found, extra]))
    card = await label_next(ann, card)
    await label_next(ann, card)

    assert len(await desk.answers()) == 2


@pytest.mark.parametrize("result", [None, True, [], {"message_id": 1}, {"text": "hello"}], ids=str)
@pytest.mark.parametrize("method", ["editMessageText", "sendMessage"])
async def test_a_result_that_is_no_message_costs_nobody_a_card(
    desk: Desk, method: str, result: object
) -> None:
    ann = await desk.annotator()

    desk.telegram.inject(Fault(method, "altered", chat_id=ann.id, alter=lambda _: result))
    sent = ann.send("/label")
    await ann.sees(lambda m: m["message_id"] > sent and "reply_markup" in m)
    await label_next(ann, await next_card(ann))

    assert len(await desk.answers()) == 1
