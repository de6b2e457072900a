"""docs/emulator.md names what the emulator has."""

from __future__ import annotations

import re
from typing import get_args

from bot.emulator.parameters import PARAMETERS
from bot.emulator.updates import UpdateKind
from tests.support.paths import ROOT

PAGE = (ROOT / "docs" / "emulator.md").read_text("utf-8")


def listed(head: str) -> set[str]:
    """The names between backticks in the paragraph that begins with this."""
    found = re.search(rf"^{head}: (.*?)\.\n\n", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return set(re.findall(r"`(\w+)`", found[1]))


def test_the_page_lists_every_method_and_kind_of_update() -> None:
    assert listed("Methods") == PARAMETERS.keys()
    assert listed("Kinds of updates") == set(get_args(UpdateKind))


def test_the_code_on_the_page_is_valid() -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)

    compile(
        f"async def example():\n{re.sub('^', '    ', code, flags=re.MULTILINE)}", "page", "exec"
    )
