"""What the demo is played with: a file of messages in a campaign's database, and what is known
of them beforehand."""

import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from bot.formats.conversion import BadRows, accepted_items, export_rows, label_from_name
from bot.formats.reading import read
from bot.formats.rows import BadRow, Row
from bot.formats.writing import write
from storage import Store
from storage.records import Imported

Json = dict[str, Any]
Truth = Mapping[str, bool]

BUILT_IN = Path(__file__).parent / "messages.jsonl"
# Of the built-in messages so many never enter the campaign: its quality is measured on them.
HELD_OUT = 0.3
INVITED = 100
DAY = 86_400.0


@dataclass(frozen=True)
class Material:
    """One campaign of the demo.

    name: of the file, for people; None for the built-in messages. invitation: for the phones and
    the scripted people. truth: text -> whether it is spam, for the texts whose label the file
    knows; the bot is never told. held: the same for messages that stay out of the campaign.
    """

    database: Path
    store: Store
    name: str | None
    invitation: str
    imported: Imported
    bad: BadRows
    truth: Truth
    held: Truth

    async def status(self) -> Json:
        """Where the campaign stands."""
        return asdict(await self.store.items.counts(time.time()))

    async def answers(self) -> int:
        return (await self.store.items.counts(time.time())).answers

    async def export(self, path: Path) -> int:
        """Write the labelled set in the form that the ending says; how many rows."""
        return write(path, export_rows(await self.store.items.labelled()))

    def as_json(self) -> Json:
        """What the page says of it."""
        return {
            "name": self.name,
            "items": self.imported.new_items,
            "known": len(self.truth),
            "held": len(self.held),
            "left_out": self.bad.count,
            "complaints": [f"{row.where}: {row.reason}" for row in self.bad.first[:5]],
        }


@asynccontextmanager
async def laid_out(
    database: Path, file: Path | None, progress: Callable[[int], None] = lambda _: None
) -> AsyncIterator[Material]:
    """The messages of a file (the built-in ones without) in a database, none of them labelled.

    progress: told the rows read so far. Errors: TransferError, StoreError.
    """
    reading = _Reading()
    async with await Store.open(database) as store:
        items = accepted_items(reading.rows(file), reading.bad)
        imported = await store.items.add(items, progress)
        now = time.time()
        yield Material(
            database=database,
            store=store,
            name=None if file is None else file.name,
            invitation=await store.people.create_invite("annotator", INVITED, now, now + 365 * DAY),
            imported=imported,
            bad=reading.bad,
            truth=reading.truth,
            held=reading.held,
        )


@dataclass
class _Reading:
    """What is put aside while rows pass on their way into the store."""

    truth: dict[str, bool] = field(default_factory=dict)
    held: dict[str, bool] = field(default_factory=dict)
    bad: BadRows = field(default_factory=BadRows)

    def rows(self, file: Path | None) -> Iterator[Row | BadRow]:
        """The rows without their labels: the demo asks about everything."""
        for row in self._kept() if file is None else read(file, label_from_name(file.name)):
            if isinstance(row, Row) and row.label is not None:
                self.truth.setdefault(row.text, row.label == "spam")
            yield row if isinstance(row, BadRow) else Row(row.text, None, row.where)

    def _kept(self) -> Iterator[Row | BadRow]:
        """The built-in rows that are not held out: the same ones every time."""
        rows = list(read(BUILT_IN))
        for label in ("spam", "no_spam"):
            same = [row for row in rows if isinstance(row, Row) and row.label == label]
            for row in Random(len(same)).sample(same, round(HELD_OUT * len(same))):  # noqa: S311
                self.held[row.text] = label == "spam"
        return (row for row in rows if isinstance(row, BadRow) or row.text not in self.held)
