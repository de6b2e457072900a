"""Files on the page: the owner's messages are imported, the labelled ones exported."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.support.pages import NO_SPAM, OWN, SPAM, PhoneOnPage, choose, own_file

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_sent_file_is_exported_with_labels_and_a_dropped_one_replaces_the_campaign(
    page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "more.csv"
    file.write_text("text,label\nWin a boat today,spam\nThe train is late,ham\n")
    ada = PhoneOnPage(page, "Ada")
    await ada.start()

    await ada.attach(str(file))
    await ada.node.get_by_role("button", name="Import").click()
    await expect(ada.bubble("2 new messages")).to_contain_text("2 new labels")
    tapped = await ada.tap(SPAM)
    await ada.write("/export")
    async with page.expect_download() as downloading:
        await ada.node.get_by_role("link", name="labels.csv").click()
    target = tmp_path / "labels.csv"
    await (await downloading.value).save_as(target)

    labels = labels_in(target)
    assert labels.pop("Win a boat today") == "spam"
    assert labels.pop("The train is late") == "no_spam"
    [(text, label)] = labels.items()
    assert text.startswith(tapped)  # a card shows the beginning of a long message
    assert label == "spam"

    knows = page.get_by_role("region", name="Settled")
    await expect(knows).to_contain_text("3 of")
    three = page.get_by_role("dialog", name="Label the messages of own.txt, spam.txt, no_spam.txt")
    asking = page.get_by_role("dialog", name="Label the messages of own.txt instead?")

    await drop(page.locator("body"), {"own.txt": OWN, "spam.txt": "a\n", "no_spam.txt": "b\n"})
    await three.get_by_role("button", name="Cancel").click()
    await expect(knows).to_contain_text("3 of")
    await choose(page, own_file(tmp_path))
    await asking.get_by_role("button", name="Start again").click()
    await expect(knows).to_contain_text("0 of 2 messages")

    await ada.start()
    given = {await ada.tap(SPAM): "spam", await ada.question(): "no_spam"}
    await ada.button(NO_SPAM).click()
    await expect(ada.bubble("All messages are labelled")).to_be_visible()
    async with page.expect_download() as downloading:
        await page.get_by_role("link", name="Download CSV").click()
    target = tmp_path / "labels.csv"
    await (await downloading.value).save_as(target)
    assert labels_in(target) == given


async def drop(target: Locator, files: dict[str, str]) -> None:
    """Drop files on an element, as from another window; files: their names and texts."""
    carried = await target.evaluate_handle(
        """(_, files) => {
          const carried = new DataTransfer();
          for (const [name, text] of files) carried.items.add(new File([text], name));
          return carried;
        }""",
        [list(each) for each in files.items()],
    )
    for event in ("dragenter", "dragover", "drop"):
        await target.dispatch_event(event, {"dataTransfer": carried})


def labels_in(file: Path) -> dict[str, str]:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return {row["text"]: row["label"] for row in csv.DictReader(rows)}
