"""Measures the time from a tap on the page to its feedback.

    python benchmarks/page.py [--taps 100] [--json -]

The demo in a real Chromium, started as its tests start it. Times are those of the page itself:
from the tap to the first frame in which the button is pressed, to the toast, and to the next card.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.async_api import Page, async_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.support import chromium
from tests.support.demos import Demo
from tests.support.pages import NO_SPAM, SPAM, PhoneOnPage, spam_like

# A frame is over when a message that was posted in it arrives.
STOPWATCH = """(phone) => {
  window.waits = { feedback: [], toast: [], card: [] };
  let tapped = null;
  phone.addEventListener("click", (event) => {
    const key = event.target.closest(".key");
    if (!key) return;
    tapped = { at: event.timeStamp, toast: false, card: false };
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (key.hasAttribute("aria-busy") || tapped?.toast)
          waits.feedback.push(performance.now() - event.timeStamp);
      };
      port2.postMessage(null);
    });
  }, true);
  const seen = (what) => {
    if (!tapped || tapped[what]) return;
    tapped[what] = true;
    waits[what].push(performance.now() - tapped.at);
  };
  const watch = (node, what) => new MutationObserver(() => seen(what))
    .observe(node, { childList: true, subtree: true, characterData: true });
  watch(phone.querySelector(".toast"), "toast");
  watch(phone.querySelector(".bubbles"), "card");
}"""


async def measure(taps: int) -> dict[str, list[float]]:
    """The waits in milliseconds: feedback, toast, card."""
    program = chromium.find()
    if program is None:
        sys.exit("This wants Chromium; on Debian: apt-get install chromium.")
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        demo = await Demo.start(Path(folder))
        await demo.ready()
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=program, args=list(chromium.ARGUMENTS)
            )
            page = await browser.new_page()
            await page.goto(demo.url)
            waits = await tap(page, taps)
            await browser.close()
        demo.end()
        await demo.ended()
    return waits


async def tap(page: Page, taps: int) -> dict[str, list[float]]:
    ada = PhoneOnPage(page, "Ada")
    await ada.start()
    await ada.node.evaluate(STOPWATCH)
    for _ in range(taps):
        await ada.tap(SPAM if spam_like(await ada.question()) else NO_SPAM)
    waits: dict[str, list[float]] = await page.evaluate("() => window.waits")
    return waits


def summarised(waits: list[float]) -> dict[str, float]:
    return {
        "times": len(waits),
        "median": round(median(waits), 1),
        "p95": round(quantiles(waits, n=20)[-1], 1),
        "max": round(max(waits), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--taps", type=int, default=100)
    parser.add_argument("--json", metavar="FILE", help="write the result; - is stdout")
    given = parser.parse_args()
    found = {name: summarised(waits) for name, waits in asyncio.run(measure(given.taps)).items()}
    if given.json:
        text = json.dumps(found, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)
    else:
        for name, row in found.items():
            print(f"{name:9}", "  ".join(f"{key} {value:g}" for key, value in row.items()), "(ms)")


if __name__ == "__main__":
    main()
