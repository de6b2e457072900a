"""Child processes: their environment, and how they end."""

import asyncio
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

EXIT_SECONDS = 5.0


def child_environment(inherited: Mapping[str, str]) -> dict[str, str]:
    """The environment of a child process: no settings of a real bot, and the same code."""
    kept = {name: value for name, value in inherited.items() if not name.startswith("TAPWISE_")}
    code = str(Path(__file__).parents[2])
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, [code, kept.get("PYTHONPATH")]))}


async def end(process: asyncio.subprocess.Process) -> None:
    """Terminate a process; kill it if it has not exited after EXIT_SECONDS."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), EXIT_SECONDS)
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
