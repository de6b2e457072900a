"""What becomes of a demo's campaign for which nobody named a database."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.demo.campaign_folder import campaign_folder
from tests.support.campaigns import Clock, items, label, opened, people_of, texts


@pytest.mark.parametrize("answers", [0, 1])
async def test_a_campaign_with_answers_is_kept_and_the_terminal_says_where(answers: int) -> None:
    said: list[str] = []

    with campaign_folder(said.append) as folder:
        (folder / "uploaded").mkdir()
        async with opened(folder / "tapwise.db", Clock()) as campaign:
            await campaign.add_items(items(texts(20)))
            await label(campaign, (await people_of(campaign))[0], answers)

    if answers:
        assert (folder / "tapwise.db").exists()
        assert not (folder / "uploaded").exists()
        command = f"tapwise demo --database {folder / 'tapwise.db'}"
        assert said == [f"1 answer is kept. Continue with: {command}"]
    else:
        assert (folder.exists(), said) == (False, [])


def test_a_folder_without_a_campaign_is_deleted() -> None:
    said: list[str] = []

    with campaign_folder(said.append) as folder:
        pass

    assert (folder.exists(), said) == (False, [])


def test_two_campaigns_have_two_folders(tmp_path: Path) -> None:
    with campaign_folder(print) as one, campaign_folder(print) as other:
        assert one != other
