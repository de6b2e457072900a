"""Metrics for Prometheus: counts and times, never a text, a name or a token."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, Final, NamedTuple

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

# Seconds: a toast takes milliseconds, a card that waits for Telegram's limits up to a minute.
WAITS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
# Taps whose toast or card is awaited; the oldest are forgotten.
MAX_AWAITED: Final = 10_000
# Kinds of updates that are counted by name.
UPDATE_KINDS: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
)
_SHOWING: Final = frozenset({"sendMessage", "editMessageText"})


class Number(NamedTuple):
    """A number of this moment. name: without `tapwise_`. value: None, it is not shown."""

    name: str
    text: str
    value: float | None
    label: tuple[str, str] | None = None


class Metrics:
    """Counts what happens between Telegram, people and the model.

    A toast is timed from the arrival of the tap until Telegram has taken it, a card from there
    until Telegram has taken the next message or edit in the same chat.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic):
        self._monotonic = monotonic
        self._toasts: OrderedDict[str, float] = OrderedDict()
        self._cards: OrderedDict[int, float] = OrderedDict()
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._updates = Counter(
            "tapwise_updates", "Updates that arrived.", ["kind"], registry=registry
        )
        self._toast_seconds = Histogram(
            "tapwise_toast_seconds", "From a tap to its toast.", buckets=WAITS, registry=registry
        )
        self._card_seconds = Histogram(
            "tapwise_card_seconds", "From a tap to the next card.", buckets=WAITS, registry=registry
        )
        self._fit_seconds = Histogram(
            "tapwise_fit_seconds", "Time of a fit.", buckets=WAITS, registry=registry
        )
        self._calls = Counter(
            "tapwise_telegram_calls", "Calls to Telegram that ended.", ["method"], registry=registry
        )
        self._errors = Counter(
            "tapwise_telegram_errors",
            "Calls to Telegram that failed.",
            ["method", "kind"],
            registry=registry,
        )

    def note_update(self, update: dict[str, Any]) -> None:
        """An update arrived, as Telegram sent it."""
        kind = next((name for name in UPDATE_KINDS if name in update), "other")
        self._updates.labels(kind).inc()
        tap = update.get("callback_query")
        if not isinstance(tap, dict):
            return
        sender, now = tap.get("from"), self._monotonic()
        _await(self._toasts, str(tap.get("id")), now)
        if isinstance(sender, dict) and isinstance(number := sender.get("id"), int):
            _await(self._cards, number, now)

    def note_call(self, method: str, parameters: dict[str, Any], error: Exception | None) -> None:
        """A call to Telegram has ended; error: None if it succeeded."""
        self._calls.labels(method).inc()
        if error is not None:
            self._errors.labels(method, type(error).__name__).inc()
            return
        if method == "answerCallbackQuery":
            begun = self._toasts.pop(str(parameters.get("callback_query_id")), None)
            self._observe(self._toast_seconds, begun)
        elif method in _SHOWING and isinstance(chat := parameters.get("chat_id"), int):
            self._observe(self._card_seconds, self._cards.pop(chat, None))

    def note_fit(self, seconds: float) -> None:
        """A fit has ended."""
        self._fit_seconds.observe(seconds)

    def watch_numbers(self, read: Callable[[], Iterable[Number]]) -> None:
        """Read these numbers too whenever the metrics are asked for."""
        self._registry.register(_Numbers(read))

    def exposition(self) -> bytes:
        """All metrics in Prometheus's text format."""
        return generate_latest(self._registry)

    def _observe(self, histogram: Histogram, begun: float | None) -> None:
        if begun is not None:
            histogram.observe(self._monotonic() - begun)


class _Numbers(Collector):
    """Reads numbers when the metrics are asked for."""

    def __init__(self, read: Callable[[], Iterable[Number]]) -> None:
        self._read = read

    def collect(self) -> Iterator[Metric]:
        known = (number for number in self._read() if number.value is not None)
        for (name, text), group in groupby(known, lambda number: number[:2]):
            numbers = list(group)
            names = [number.label[0] for number in numbers if number.label][:1]
            family = GaugeMetricFamily(f"tapwise_{name}", text, labels=names)
            for number in numbers:
                values = [number.label[1]] if number.label else []
                family.add_metric(values, number.value or 0.0)
            yield family


def _await(awaited: OrderedDict[Any, float], key: object, now: float) -> None:
    """Time this tap, unless an earlier one of the same key is still awaited."""
    awaited.setdefault(key, now)
    if len(awaited) > MAX_AWAITED:
        awaited.popitem(last=False)
