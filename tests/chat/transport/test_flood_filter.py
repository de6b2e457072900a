"""Which updates of a poll are handled while somebody floods the bot."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.transport.flood_filter import (
    FULL_POLL,
    MAX_EQUAL,
    MAX_FILES,
    MAX_OF_ONE,
    FloodFilter,
)

ANN, EVE = 2, 66


@pytest.fixture
def flood_filter() -> FloodFilter:
    return FloodFilter(lambda user: user == EVE)


def message(sender: int, text: str, chat: str = "private") -> dict[str, Any]:
    return {"message": {"from": {"id": sender}, "chat": {"id": 1, "type": chat}, "text": text}}


def file(sender: int) -> dict[str, Any]:
    chat = {"id": 1, "type": "private"}
    return {"message": {"from": {"id": sender}, "chat": chat, "document": {"file_id": "f"}}}


def tap(sender: int, data: str = "s:1:", message_id: int = 1) -> dict[str, Any]:
    message = {"message_id": message_id}
    return {"callback_query": {"from": {"id": sender}, "data": data, "message": message}}


@pytest.mark.parametrize("update", [message(ANN, "/help"), tap(ANN)], ids=["message", "tap"])
def test_equal_messages_and_taps_of_one_person_are_handled_a_few_times(
    flood_filter: FloodFilter, update: dict[str, Any]
) -> None:
    poll = [update] * 50 + [message(ANN, "/stats")] + [message(3, "/help"), tap(3)]

    kept = flood_filter.keep(poll)

    assert kept == [update] * MAX_EQUAL + poll[50:]


def test_a_backlog_of_several_polls_is_one_flood(flood_filter: FloodFilter) -> None:
    flood = [message(ANN, "/label")] * FULL_POLL

    kept = [update for _ in range(9) for update in flood_filter.keep(flood)]
    last = flood_filter.keep([message(ANN, "/label"), message(3, "/label")])

    assert len(kept) == MAX_EQUAL
    assert last == [message(3, "/label")]
    assert flood_filter.keep([message(ANN, "/label")]) == [message(ANN, "/label")]


def test_one_person_has_a_share_of_a_backlog_however_they_vary_it(
    flood_filter: FloodFilter,
) -> None:
    flood = [message(ANN, f"/label {n}") for n in range(50)] + [tap(ANN, f"{n}") for n in range(50)]

    kept = flood_filter.keep([*flood, tap(3)])

    assert kept == [*flood[:MAX_OF_ONE], tap(3)]


def test_what_one_person_sends_in_a_poll_that_is_not_full_is_all_handled(
    flood_filter: FloodFilter,
) -> None:
    varied = [message(ANN, f"/label {n}") for n in range(FULL_POLL - 1)]

    assert flood_filter.keep(varied) == varied


def test_taps_on_the_buttons_of_different_cards_are_all_handled(flood_filter: FloodFilter) -> None:
    taps = [tap(ANN, data, number) for number in range(6) for data in ("s", "l", "u", "k")]

    assert flood_filter.keep(taps) == taps


def test_many_files_at_once_are_all_handled(flood_filter: FloodFilter) -> None:
    assert flood_filter.keep([file(ANN)] * MAX_FILES) == [file(ANN)] * MAX_FILES
    assert flood_filter.keep([file(ANN)]) == []


def test_messages_and_taps_of_a_flooding_stranger_are_dropped(flood_filter: FloodFilter) -> None:
    poll = [message(EVE, "/start x"), tap(EVE), file(EVE), tap(ANN)]

    assert flood_filter.keep(poll) == [tap(ANN)]


def test_commands_in_groups_are_handled_a_few_times_and_all_else_there_is_kept(
    flood_filter: FloodFilter,
) -> None:
    joined: dict[str, Any] = {
        "message": {
            "from": {"id": EVE},
            "chat": {"id": 1, "type": "supergroup"},
            "new_chat_members": [{"id": EVE}],
        }
    }
    commands = [message(EVE, "/close", "supergroup")] * 10
    chat = [message(EVE, "hello", "supergroup")] * 40

    assert flood_filter.keep([*chat, *commands, joined]) == [*chat, *commands[:MAX_EQUAL], joined]


json = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
fields = st.sampled_from(
    ["message", "callback_query", "from", "chat", "type", "id", "text", "message_id", "data"]
)
content = st.recursive(json, lambda inner: st.dictionaries(fields, inner), max_leaves=10)


@given(st.lists(st.dictionaries(fields, content, max_size=4), max_size=3))
def test_updates_of_any_form_are_kept_or_dropped_without_an_error(poll: list[Any]) -> None:
    kept = FloodFilter(lambda user: user == EVE).keep(poll)

    assert all(update in poll for update in kept)
