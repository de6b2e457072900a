"""The campaign of the demo: its database, and the true labels that the bot does not know."""

import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from bot.demo.demo_mark import mark_as_demo, refuse_other_campaign
from bot.demo.scripted_annotators import scripted_ids
from bot.emulator.responses import Json
from bot.formats.conversion import BadRows, accepted_items, export_rows
from bot.formats.file_names import label_from_name
from bot.formats.reading import read
from bot.formats.registry import FORMS
from bot.formats.rows import BadRow, Row
from bot.formats.writing import write
from storage import Store
from storage.bot_lock import bot_lock
from storage.records import DAY, Imported

TrueLabels = Mapping[str, bool]

BUILT_IN = Path(__file__).parent / "messages.jsonl"
# This share of the built-in messages is not in the campaign: its quality is measured on them.
HELD_OUT_SHARE = 0.3
INVITE_USES = 100


@dataclass(frozen=True)
class DemoCampaign:
    """A campaign whose messages come from files.

    name: of the files; None for the built-in messages. invitation: the payload of its invite link.
    true_labels: text -> is it spam, for the texts that have a label in the file; hidden from the
    bot. held_out: the same for messages that are not in the campaign.
    """

    database: Path
    store: Store
    name: str | None
    invitation: str
    imported: Imported
    bad_rows: BadRows
    true_labels: TrueLabels
    held_out: TrueLabels

    async def status(self) -> Json:
        """The counts of items, labels and answers."""
        return asdict(await self.store.items.counts(time.time()))

    async def answers(self) -> int:
        """The number of answers on disk."""
        return (await self.store.items.counts(time.time())).answers

    async def export(self, path: Path) -> int:
        """Write the labelled items in the form of the file's ending; the number of rows."""
        return write(path, export_rows(await self.store.items.labelled()))

    def for_panel(self) -> Json:
        """What the panel's process needs to know."""
        return {
            "database": str(self.database.resolve()),
            "true_labels": self.true_labels,
            "held_out": self.held_out,
        }

    def as_json(self) -> Json:
        """What the page shows of the file, and which files it accepts."""
        return {
            "name": self.name,
            "items": self.imported.new_items,
            "known": len(self.true_labels),
            "held": len(self.held_out),
            "left_out": self.bad_rows.count,
            "forms": FORMS.readable,
            "endings": list(filter(None, FORMS.readable_endings())),
            "complaints": [f"{row.where}: {row.reason}" for row in self.bad_rows.first[:5]],
        }


@asynccontextmanager
async def prepare(
    database: Path, files: Sequence[Path] = (), progress: Callable[[int], None] = lambda _: None
) -> AsyncIterator[DemoCampaign]:
    """A new campaign, or one of an earlier demo, with the messages of files, without their labels.

    files: none for the built-in messages. progress: called with the number of rows read.
    Errors: TransferError, StoreError; a database that no demo made is left as it is.
    """
    await refuse_other_campaign(database)
    async with AsyncExitStack() as stack:
        with bot_lock(database, f"A bot is running on {database}. Stop it, or name another file."):
            store = await stack.enter_async_context(await Store.open(database))
            await mark_as_demo(database)
            campaign = await _fill(database, store, files, progress)
        yield campaign


async def _fill(
    database: Path, store: Store, files: Sequence[Path], progress: Callable[[int], None]
) -> DemoCampaign:
    labels = _LabelSeparator()
    items = accepted_items(labels.unlabelled_rows(files), labels.bad_rows)
    imported = await store.items.add(items, progress)
    now = time.time()
    invitation = await store.invites.create("annotator", INVITE_USES, now, now + 365 * DAY)
    if labels.true_labels:  # else nobody can be scripted
        await _vouch_for_scripted_people(store, invitation, now)
    return DemoCampaign(
        database=database,
        store=store,
        name=", ".join(file.name for file in files) or None,
        invitation=invitation,
        imported=imported,
        bad_rows=labels.bad_rows,
        true_labels=labels.true_labels,
        held_out=labels.held_out,
    )


async def _vouch_for_scripted_people(store: Store, invitation: str, now: float) -> None:
    """Let the ten scripted people be members for whom the owner vouches.

    Newcomers would be tested, and others asked about their messages too. The people of the demo are
    always right, until errors are switched on; those who cause trouble join as newcomers.
    """
    for telegram_id in scripted_ids():
        if await store.people.identified(telegram_id) is not None:
            continue  # an earlier demo on this database
        if (person := await store.invites.join(telegram_id, invitation, now)) is not None:
            await store.trust_log.set_trust(
                person.id,
                counts=True,
                said_by="owner",
                reliability=None,
                answers_learnt=0,
                now=now,
            )


@dataclass
class _LabelSeparator:
    """Removes the labels from rows and collects them."""

    true_labels: dict[str, bool] = field(default_factory=dict)
    held_out: dict[str, bool] = field(default_factory=dict)
    bad_rows: BadRows = field(default_factory=BadRows)

    def unlabelled_rows(self, files: Sequence[Path]) -> Iterator[Row | BadRow]:
        """The rows without their labels, so that the demo asks about all of them."""
        own = (row for file in files for row in read(file, label_from_name(file.name)))
        for row in own if files else self._built_in_rows():
            if isinstance(row, Row) and row.label is not None:
                self.true_labels.setdefault(row.text, row.label == "spam")
            yield row if isinstance(row, BadRow) else Row(row.text, None, row.where)

    def _built_in_rows(self) -> Iterator[Row | BadRow]:
        """The built-in rows that are not held out, always the same ones."""
        rows = list(read(BUILT_IN))
        for label in ("spam", "no_spam"):
            rows_of_label = [r for r in rows if isinstance(r, Row) and r.label == label]
            count = round(HELD_OUT_SHARE * len(rows_of_label))
            rng = Random(len(rows_of_label))  # noqa: S311
            for row in rng.sample(rows_of_label, count):
                self.held_out[row.text] = label == "spam"
        return (row for row in rows if isinstance(row, BadRow) or row.text not in self.held_out)
