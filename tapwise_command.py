"""The command `tapwise`: our own packages `bot` and `storage`, whatever PYTHONPATH offers."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Run the command line."""
    _put_own_packages_first(Path(__file__).resolve().parent)
    from bot.__main__ import main as run_command

    run_command()


def _put_own_packages_first(own: Path) -> None:
    """Search our folder before the first one that has another `bot` or `storage`."""
    for position, entry in enumerate(sys.path):
        folder = Path(entry)
        if folder.resolve() == own:
            return
        names = (folder / name for name in ("bot.py", "bot", "storage.py", "storage"))
        if any(name.exists() for name in names):
            sys.path.insert(position, str(own))
            return


if __name__ == "__main__":
    main()
