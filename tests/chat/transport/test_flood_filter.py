"""Which updates of a poll are handled while somebody floods the bot."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.transport.flood_filter import MAX_EQUAL, FloodFilter

ANN, EVE = 2, 66
FILTER = FloodFilter(lambda user: user == EVE)


def message(sender: int, text: str, chat: str = "private") -> dict[str, Any]:
    return {"message": {"from": {"id": sender}, "chat": {"id": 1, "type": chat}, "text": text}}


def tap(sender: int) -> dict[str, Any]:
    return {"callback_query": {"from": {"id": sender}, "data": "s:1:"}}


def test_equal_messages_of_one_person_are_handled_a_few_times() -> None:
    poll = [message(ANN, "/help")] * 50 + [message(ANN, "/stats")] + [message(3, "/help")]

    kept = FILTER.keep(poll)

    assert kept.count(message(ANN, "/help")) == MAX_EQUAL
    assert kept[MAX_EQUAL:] == [message(ANN, "/stats"), message(3, "/help")]


def test_every_tap_of_an_annotator_is_handled() -> None:
    assert FILTER.keep([tap(ANN)] * 100) == [tap(ANN)] * 100


def test_messages_and_taps_of_a_flooding_stranger_are_dropped() -> None:
    assert FILTER.keep([message(EVE, "/start x"), tap(EVE), tap(ANN)]) == [tap(ANN)]


def test_messages_in_groups_are_all_handled() -> None:
    poll = [message(EVE, "/close", "supergroup")] * 10

    assert FILTER.keep(poll) == poll


json = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
fields = st.sampled_from(["message", "callback_query", "from", "chat", "type", "id", "text"])
content = st.recursive(json, lambda inner: st.dictionaries(fields, inner), max_leaves=10)


@given(st.lists(st.dictionaries(fields, content), max_size=5))
def test_updates_of_any_form_are_kept_or_dropped_without_an_error(poll: list[Any]) -> None:
    assert all(update in poll for update in FILTER.keep(poll))
