"""Runs the command line: python -m bot."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line; its libraries are loaded first."""
    gc.disable()  # nothing becomes garbage meanwhile; looking for it takes a ninth of the time
    from bot.cli.main import main as run_command

    gc.enable()
    gc.freeze()  # what is loaded now stays to the end: no later collection looks at it
    run_command()


if __name__ == "__main__":
    main()
