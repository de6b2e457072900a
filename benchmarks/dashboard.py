"""Measures the dashboard: when its page is ready, and what an open page costs the bot's cards.

    python benchmarks/dashboard.py [--pool 100000] [--people 20] [--rate 10] [--rounds 4]
                                   [--seconds 30] [--json -]

A bot of its own and scripted people, as in load.py, on drawn messages. The page is closed and open
in turn, for --seconds each and --rounds times, so that both see the same machine and nearly the
same campaign. card: milliseconds from a tap to the next card. page: from the request of the page in
Chromium until everything that needs the model is shown, with a dashboard that has been started
before; first: the same right after its start. Run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Page, async_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.load import ROOT, WARM_UP, Load
from benchmarks.waiting_times import Numbers
from tests.support import chromium
from tests.support.dashboards import dashboard_of

# The team and the histogram are computed last, from the fitted model.
READY = """() => document.querySelector("#team-rows tr")
  && document.querySelector("#histogram rect")
  && document.querySelector("#labels").textContent !== "0" """
BAR = 1.1


class LoadBeside(Load):
    """A bot under load, with the dashboard's page open in every other phase."""

    async def _measured(self, result: Numbers) -> None:
        await self._tapping(WARM_UP, None)
        program = chromium.find()
        if program is None:
            sys.exit("This needs Chromium; on Debian: apt-get install chromium.")
        async with dashboard_of(self.database) as link, async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=program, args=list(chromium.ARGUMENTS)
            )
            page = await browser.new_page()
            result["page_ms_first"] = await page_time(page, link)
            await self._by_turns(page, link.partition("/open/")[0] + "/", result)
            await browser.close()

    async def _by_turns(self, page: Page, address: str, result: Numbers) -> None:
        waits: defaultdict[str, list[Numbers]] = defaultdict(list)
        for number in range(self._given.rounds):
            # The order changes, as the campaign grows from phase to phase.
            for phase in ("closed", "open") if number % 2 else ("open", "closed"):
                if phase == "open":
                    result.setdefault("page_ms", []).append(await page_time(page, address))
                else:
                    await page.goto("about:blank")
                waits[phase].append(await self._tapping(self._given.seconds, self._given.rate))
        for phase, found in waits.items():
            result[f"card_ms_p95_{phase}"] = [each["card_ms_p50_p95_p99_max"][1] for each in found]
        closed, opened = (sum(result[f"card_ms_p95_{phase}"]) for phase in ("closed", "open"))
        result["ratio"], result["bar"] = round(opened / closed, 3), BAR


async def page_time(page: Page, address: str) -> float:
    """Milliseconds from the request of the page until everything is shown."""
    began = time.monotonic()
    await page.goto(address, wait_until="commit")
    await page.wait_for_function(READY, timeout=300_000)
    return round(1000 * (time.monotonic() - began), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pool", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--rate", type=float, default=10.0)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--file", type=Path, default=ROOT / "bot" / "demo" / "messages.jsonl")
    parser.add_argument("--features", default="views")
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    given.soak = None
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # a poll that the end cut short
    with TemporaryDirectory(prefix="tapwise-dashboard-") as folder:
        load = LoadBeside(Path(folder), given.pool, given.people, given)
        result = asyncio.run(load.run())
    text = json.dumps(result, indent=2) + "\n"
    if given.json and given.json != "-":
        Path(given.json).write_text(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
