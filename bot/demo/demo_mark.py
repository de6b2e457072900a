"""The mark that tells a demo's campaign from a real one: a file beside the database."""

import json
from contextlib import suppress
from pathlib import Path

from storage import StoreError
from storage.backup import campaign_identity
from storage.errors import write_failed


async def refuse_other_campaign(database: Path) -> None:
    """Errors: StoreError for a file that no demo made, also if it has replaced a demo's."""
    if not database.exists():  # noqa: ASYNC240
        return
    identity = await campaign_identity(database)
    if identity is None or _marked(database) != list(identity):
        raise StoreError(
            f"{database} was not made by a demo, so the demo leaves it alone: messages are never "
            "deleted from a campaign. Name a new file, or leave out --database."
        )


async def mark_as_demo(database: Path) -> None:
    """Store beside the database which campaign a demo made; errors: StoreError."""
    mark = _mark_of(database)
    try:
        mark.write_text(json.dumps(await campaign_identity(database)), encoding="ascii")
    except OSError as error:
        raise write_failed(mark, error) from error


def _marked(database: Path) -> object:
    """The identity of the campaign that a demo made here; None if there is no mark."""
    with suppress(OSError, ValueError, RecursionError):
        return json.loads(_mark_of(database).read_text(encoding="ascii"))
    return None


def _mark_of(database: Path) -> Path:
    return database.with_name(f"{database.name}.demo")
