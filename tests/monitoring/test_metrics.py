"""Metrics: what Prometheus reads, and that nothing personal is in it."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from telegram.error import RetryAfter

from bot.campaign.campaign import Campaign
from bot.chat.transport.telegram_bot import TransportEvents
from bot.demo.scripted_annotators import next_card
from bot.errors import SettingsError
from bot.monitoring.gauges import campaign_numbers, health_numbers, worker_numbers
from bot.monitoring.metrics import MAX_AWAITED, Metrics
from bot.monitoring.monitored import monitored
from storage.heartbeat_log import Heartbeat
from tests.support.desk import MESSAGES, TOKEN, Desk, taps
from tests.support.monitors import monitor_in
from tests.support.paths import ROOT

Samples = dict[str, float]


def samples(metrics: Metrics) -> Samples:
    """Every sample by its name and the values of its labels."""
    return {
        " ".join([sample.name, *map(str, sample.labels.values())]): sample.value
        for family in text_string_to_metric_families(metrics.exposition().decode())
        for sample in family.samples
    }


class SteadyClock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def tap_of(user: int, query: str) -> dict[str, object]:
    return {"update_id": 1, "callback_query": {"id": query, "from": {"id": user}}}


def test_a_tap_is_timed_until_its_toast_and_until_its_card() -> None:
    clock = SteadyClock()
    metrics = Metrics(clock)

    metrics.note_update(tap_of(7, "a"))
    clock.now += 0.25
    metrics.note_call("answerCallbackQuery", {"callback_query_id": "a"}, None)
    clock.now += 0.75
    metrics.note_call("editMessageText", {"chat_id": 7}, None)
    metrics.note_call("editMessageText", {"chat_id": 7}, None)
    found = samples(metrics)

    assert found["tapwise_updates_total callback_query"] == 1
    assert (found["tapwise_toast_seconds_count"], found["tapwise_toast_seconds_sum"]) == (1, 0.25)
    assert (found["tapwise_card_seconds_count"], found["tapwise_card_seconds_sum"]) == (1, 1.0)
    assert found["tapwise_telegram_calls_total editMessageText"] == 2


def test_errors_of_telegram_are_counted_by_kind_and_end_no_wait() -> None:
    metrics = Metrics()
    metrics.note_update(tap_of(7, "a"))

    metrics.note_call("answerCallbackQuery", {"callback_query_id": "a"}, RetryAfter(3))
    metrics.note_call("answerCallbackQuery", {"callback_query_id": "a"}, None)
    found = samples(metrics)

    assert found["tapwise_telegram_errors_total RetryAfter answerCallbackQuery"] == 1
    assert found["tapwise_toast_seconds_count"] == 1


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"update_id": 1, "callback_query": None},
        {"update_id": 1, "callback_query": {"id": ["a"], "from": [7]}},
        {"update_id": 1, "callback_query": {"from": {"id": "7"}}},
        {"update_id": 1, "a kind\nof the future": {}},
    ],
)
def test_an_update_of_any_form_is_counted(update: dict[str, object]) -> None:
    metrics = Metrics()

    metrics.note_update(update)

    counted = {n: v for n, v in samples(metrics).items() if n.startswith("tapwise_updates_total")}
    assert sum(counted.values()) == 1
    assert not any("future" in name for name in counted)


def test_taps_that_get_no_answer_do_not_pile_up() -> None:
    metrics = Metrics()

    for number in range(MAX_AWAITED + 5):
        metrics.note_update(tap_of(number, str(number)))

    assert len(metrics._toasts) == len(metrics._cards) == MAX_AWAITED


async def test_a_campaign_at_work_shows_its_numbers_and_nothing_personal(
    closed_desk: Desk,
) -> None:
    desk, metrics = closed_desk, Metrics()
    await desk.add_items(MESSAGES)
    events = TransportEvents(on_update=metrics.note_update, on_call=metrics.note_call)
    async with desk.bot(events=events, on_fit_end=metrics.note_fit) as bot:
        ann = await desk.annotator()
        first = await next_card(ann)
        await taps(ann, first, "spam")
        await next_card(ann, first)
        metrics.watch_numbers(
            lambda: campaign_numbers(**asdict(bot_campaign(desk).reports.figures()))
        )
        assert bot.updates_waiting == 0
    shown, found = metrics.exposition().decode(), samples(metrics)

    assert found["tapwise_items"] == len(MESSAGES)
    assert found["tapwise_labels spam"] == found["tapwise_answers"] == 1
    assert found["tapwise_toast_seconds_count"] == found["tapwise_card_seconds_count"] == 1
    assert found["tapwise_fit_seconds_count"] >= 1
    for private in (*MESSAGES, "Ann 2", TOKEN.partition(":")[2], str(first.text)):
        assert private not in shown


def bot_campaign(desk: Desk) -> Campaign:
    assert desk.campaign is not None
    return desk.campaign


async def test_health_and_metrics_are_served_while_the_bot_runs(tmp_path: Path) -> None:
    metrics = Metrics()
    async with monitor_in(tmp_path) as (monitor, _, clocks):
        metrics.watch_numbers(
            lambda: health_numbers(monitor.heartbeat(), monitor.problems(), waiting=3)
        )
        async with (
            monitored(monitor, metrics, ("127.0.0.1", 0)) as address,
            httpx.AsyncClient(trust_env=False) as client,
        ):
            assert address is not None
            base = f"http://127.0.0.1:{address.port}"
            starting = await client.get(f"{base}/healthz")
            monitor.note_telegram()
            well = await client.get(f"{base}/healthz")
            found = await client.get(f"{base}/metrics")
            clocks.advance(60)
            silent = await client.get(f"{base}/healthz")

    assert (starting.status_code, well.status_code, silent.status_code) == (503, 200, 503)
    assert well.json() == {"ok": True, "problems": []}
    assert [problem["part"] for problem in silent.json()["problems"]] == ["telegram", "fits"]
    assert found.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "tapwise_updates_waiting 3.0" in found.text
    assert 'tapwise_problem{part="disk"} 0.0' in found.text


def test_the_dashboard_and_the_docs_name_metrics_that_exist() -> None:
    metrics = Metrics()
    metrics.note_update(tap_of(7, "a"))
    metrics.note_call("getMe", {}, RetryAfter(3))
    heartbeat = Heartbeat(1.0, 1.0, 1.0, 1.0, 1.0, None, 1.0, 1, 15)
    metrics.watch_numbers(lambda: health_numbers(heartbeat, [], 0))
    metrics.watch_numbers(lambda: campaign_numbers(1, 1, 1, 1, 1, 0.5, 0.5))
    metrics.watch_numbers(lambda: worker_numbers({"tls://10.0.0.1:40000": 1}, 1, 1.0))
    shown = {name.partition(" ")[0] for name in samples(metrics)}
    shown |= {name.removesuffix("_count") for name in shown}

    for file in ("deploy/grafana-dashboard.json", "docs/monitoring.md"):
        named = set(re.findall(r"(?:tapwise|process)_[a-z_]+", (ROOT / file).read_text("utf-8")))
        assert len(named) > 10
        assert named - shown == set(), file


async def test_an_address_that_is_taken_is_named(tmp_path: Path) -> None:
    async with (
        monitor_in(tmp_path) as (monitor, _, _),
        monitored(monitor, Metrics(), ("127.0.0.1", 0)) as taken,
    ):
        assert taken is not None
        with pytest.raises(SettingsError, match=r"TAPWISE_METRICS: 127\.0\.0\.1:\d+ cannot be"):
            async with monitored(monitor, Metrics(), ("127.0.0.1", taken.port)):
                pass
