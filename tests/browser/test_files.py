"""Files on the page: the owner's messages go in, the labelled set comes out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.pages import SPAM, Chat

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_messages_that_are_sent_in_a_file_come_back_labelled_in_an_export(
    page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "more.csv"
    file.write_text("text,label\nWin a boat today,spam\nThe train is late,ham\n")
    ada = Chat(page, "Ada")
    await ada.start()

    await ada.attach(str(file))
    await expect(ada.bubble("2 new messages")).to_contain_text("2 new labels")
    tapped = await ada.tap(SPAM)
    await ada.write("/export")
    async with page.expect_download() as downloading:
        await ada.node.get_by_role("link", name="labels.csv").click()
    target = tmp_path / "labels.csv"
    await (await downloading.value).save_as(target)

    with target.open(encoding="utf-8-sig", newline="") as rows:
        labels = {row["text"]: row["label"] for row in csv.DictReader(rows)}
    assert labels.pop("Win a boat today") == "spam"
    assert labels.pop("The train is late") == "no_spam"
    [(text, label)] = labels.items()
    assert text.startswith(tapped)  # a card shows the beginning of a long one
    assert label == "spam"
