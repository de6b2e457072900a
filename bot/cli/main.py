"""The command line: arguments in, exit code out."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import asdict
from importlib import metadata
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from bot.cli.backups import backup, restore
from bot.cli.simulate import simulate
from bot.cli.team import invite, invites, revoke, team_as_json, team_now, tell_team
from bot.demo.demo_campaign import prepare
from bot.demo.server import Phone, run_demo
from bot.errors import SettingsError, TapwiseError, TransferError
from bot.formats.conversion import (
    MAX_REPORTED,
    BadRows,
    accepted_items,
    export_rows,
    label_from_name,
)
from bot.formats.reading import read
from bot.formats.registry import FORMS
from bot.formats.rows import BadRow, Row
from bot.formats.writing import write, write_lines
from bot.logs import Discreet, log_to_stderr
from bot.settings import Settings, load_classifier, read_settings
from storage import Store
from storage.records import Imported, ItemId, Label

if TYPE_CHECKING:
    from bot.campaign.explanations import Explained
    from bot.campaign.replay import Replayed

app = typer.Typer(
    name="tapwise",
    help="Label messages from your phone: a Telegram bot that asks about the message its model "
    "is least sure of.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
log = logging.getLogger(__name__)
out = Console()
err = Console(stderr=True)

# It looks like a token, and is one for the stand-in only.
DEMO_TOKEN: Final = "1000000001:demo-token-of-the-stand-in-for-telegram"  # noqa: S105
OWN_FAULT: Final = 70  # EX_SOFTWARE of sysexits.h
NAMES: Final = ("Ada", "Ben", "Chiara", "Deniz", "Emeka", "Farah", "Goran", "Hana")

Database = Annotated[
    Path | None,
    typer.Option(
        "--database", help="The campaign's file; default: TAPWISE_DATABASE.", metavar="FILE"
    ),
]
FeaturesName = Literal["views", "chars", "words"]
Unlabelled = Annotated[
    Path | None, typer.Option(help="One message a line, not labelled yet.", metavar="FILE")
]
Spam = Annotated[Path | None, typer.Option(help="One message a line, all spam.", metavar="FILE")]
NoSpam = Annotated[Path | None, typer.Option(help="One message a line, none spam.", metavar="FILE")]


def main() -> None:
    """Run a command; a complaint is one sentence on standard error and exit code 1, a bug 70."""
    try:
        app()
    except TapwiseError as error:
        err.print(f"[bold red]tapwise:[/] {escape(str(error))}", soft_wrap=True, highlight=False)
        sys.exit(1)
    except Exception:
        # Python's own last words would quote what the exception says, perhaps a message.
        _complain(Discreet(token="").formatException(sys.exc_info()))
        _complain(
            "tapwise: this is a fault of Tapwise itself, and nothing is half written. Try again; "
            "if it comes again, report it with the lines above: they quote no message."
        )
        sys.exit(OWN_FAULT)


@app.callback(invoke_without_command=True)
def tapwise(
    version: Annotated[bool, typer.Option("--version", help="Say the version and end.")] = False,
) -> None:
    if version:
        typer.echo(f"tapwise {metadata.version('tapwise')}")
        raise typer.Exit


@app.command("run")
def run_bot(database: Database = None) -> None:
    """Run the bot on Telegram until Ctrl-C. Example: tapwise run"""
    from bot.app import run  # the machine-learning libraries take a second to load

    settings = read_settings(database=database)
    log_to_stderr(settings.token.get_secret_value())
    try:
        asyncio.run(run(settings, lambda name: err.print(f"@{name} is listening. Ctrl-C ends it.")))
    except TapwiseError:
        raise
    except Exception:
        log.critical("the bot has ended by a fault of its own", exc_info=True)
        sys.exit(OWN_FAULT)


@app.command()
def demo(
    data: Annotated[
        Path | None,
        typer.Option(help=f"Your own messages: {FORMS.import_help()}", metavar="FILE"),
    ] = None,
    phones: Annotated[int, typer.Option(min=1, max=len(NAMES), help="Phones on the page.")] = 2,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="0 takes a free one.")] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    database: Database = None,
) -> None:
    """Try everything in the browser: no token, no account. Example: tapwise demo --phones 3"""
    with _somewhere(database) as file:
        code = asyncio.run(_demo(file, data, phones, port, browser=browser))
    raise typer.Exit(code)


@app.command("import")
def import_files(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help=FORMS.import_help(), metavar="[FILES]…"),
    ] = None,
    unlabelled: Unlabelled = None,
    spam: Spam = None,
    no_spam: NoSpam = None,
    database: Database = None,
) -> None:
    """Add messages, also beside a running bot. Example: tapwise import --unlabelled dataset.txt"""
    sources: list[tuple[Path, Label | None]] = [
        (file, label_from_name(file.name)) for file in files or []
    ]
    named: list[tuple[Path | None, Label | None]] = [
        (unlabelled, None),
        (spam, "spam"),
        (no_spam, "no_spam"),
    ]
    sources += [(file, label) for file, label in named if file is not None]
    if not sources:
        raise TransferError("Name at least one file: tapwise import dataset.txt (see --help).")
    bad = BadRows()
    rows = chain.from_iterable(read(file, label) for file, label in sources)
    done = asyncio.run(_import(_database(database), rows, bad))
    _tell_import(done, bad)


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(help=FORMS.export_help(), metavar="[FILE]")] = None,
    unlabelled: Unlabelled = None,
    spam: Spam = None,
    no_spam: NoSpam = None,
    database: Database = None,
) -> None:
    """Write the labelled set, also beside a running bot. Example: tapwise export labels.csv"""
    if not any((file, unlabelled, spam, no_spam)):
        raise TransferError("Name a file: tapwise export labels.csv (see --help).")
    asyncio.run(_export(_database(database), file, unlabelled, spam, no_spam))


app.command()(invite)
app.command()(invites)
app.command()(revoke)


@app.command()
def status(
    as_json: Annotated[
        str | None,
        typer.Option("--json", help="Write JSON there; - is the screen.", metavar="FILE"),
    ] = None,
    team: Annotated[
        bool, typer.Option("--team", help="Who labels, who is how often right, do they agree.")
    ] = False,
    database: Database = None,
) -> None:
    """Say where the campaign stands, also beside a running bot. Example: tapwise status --json -"""
    path = _database(database)
    found = asyncio.run(_status(path))
    report = asyncio.run(team_now(read_settings(database=database))) if team else None
    if as_json is not None:
        found |= {"team": team_as_json(report)} if report else {}
        _write_json(found, as_json)
        return
    table = Table(box=None, show_header=False)
    for name, value in found.items():
        table.add_row(
            name.replace("_", " "), escape(str(value) if isinstance(value, str) else f"{value:,}")
        )
    out.print(table)
    if report:
        tell_team(report)


@app.command()
def check(database: Database = None) -> None:
    """Look at settings, database and token, and say what is wrong. Example: tapwise check"""
    settings = read_settings(database=database)
    looks: list[tuple[str, Callable[[], str]]] = [
        ("database", lambda: asyncio.run(_check_database(settings.database))),
        ("owners", lambda: _check_owners(settings)),
        ("token", lambda: f"@{asyncio.run(_bot_name(settings))}"),
    ]
    wrong = 0
    for name, look in looks:
        try:
            out.print(f"[green]✓[/] {name}: {escape(look())}", soft_wrap=True, highlight=False)
        except TapwiseError as error:
            wrong += 1
            out.print(f"[red]✗[/] {name}: {escape(str(error))}", soft_wrap=True, highlight=False)
    raise typer.Exit(1 if wrong else 0)


@app.command()
def features(
    name: Annotated[FeaturesName, typer.Argument(help="What the model is to see of a text.")],
    database: Database = None,
) -> None:
    """Change the features of a campaign; the model is refitted from the answers.

    Example: tapwise features chars
    """
    path = _database(database)
    asyncio.run(_set_features(path, name))
    out.print(f"{path}: {name} from now on; a running bot changes over within seconds.")


@app.command()
def exam(
    end: Annotated[
        bool, typer.Option("--end", help="Let the exam's items train; for good.")
    ] = False,
    database: Database = None,
) -> None:
    """Say how far the exam is, or end it so that its answers train too. Example: tapwise exam"""
    items, answered, ended = asyncio.run(_exam(_database(database), end=end))
    state = "ended: its items train like all others" if ended else "its answers train nothing yet"
    out.print(f"{answered:,} of {items:,} exam items are answered; {state}.", highlight=False)


app.command()(simulate)
app.command()(backup)
app.command()(restore)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="Any text.")],
    database: Database = None,
) -> None:
    """Say what moves the score of a text, and which labelled messages are most like it.

    Example: tapwise explain "You won a prize"
    """
    settings = read_settings(database=database)
    found = asyncio.run(_explain(settings, text))
    line = Text(f"score {found.score:.3f}  ")
    for segment, weight in found.segments:
        line.append(segment, style="red bold" if weight > 0 else "green bold" if weight else "")
    out.print(line)
    for segment, weight in sorted(found.segments, key=lambda part: -abs(part[1])):
        if weight:
            out.print(f"{weight:+.2f}  {segment!r}", markup=False, highlight=False)
    for near in found.nearest:
        told = f"{near.similarity:.2f}  {near.label}  {near.text!r}"
        out.print(told, markup=False, highlight=False)


@app.command()
def replay(
    as_json: Annotated[
        str | None,
        typer.Option("--json", help="Write JSON there; - is the screen.", metavar="FILE"),
    ] = None,
    database: Database = None,
) -> None:
    """Ask every question again, by the campaign's settings, and report any that would differ.

    Example: tapwise replay
    """
    settings = read_settings(database=database)
    done = asyncio.run(_replay(settings))
    if as_json is not None:
        _write_json(asdict(done), as_json)
    else:
        same = done.questions - done.undone - len(done.differences)
        out.print(
            f"{same:,} of {done.questions:,} questions would be asked again just so; "
            f"{done.undone:,} repeat an undone one, {len(done.differences):,} differ.",
            highlight=False,
        )
        for difference in done.differences[:MAX_REPORTED]:
            _complain(f"question {difference.question}: {difference.what}")
        _and_more(len(done.differences))
    raise typer.Exit(1 if done.differences else 0)


async def _set_features(path: Path, name: str) -> None:
    async with await Store.open(path, create=False) as store:
        items = (await store.items.counts(time.time())).items
        if not items:
            raise TransferError(f"{path} has no messages yet: import some, then choose.")
        await store.model_log.add_feature_fit(name, ItemId(items), "as the owner said")


async def _exam(path: Path, *, end: bool) -> tuple[int, int, bool]:
    async with await Store.open(path, create=False) as store:
        if end:
            await store.model_log.end_exam()
        items = {item.item_id for item in await store.model_log.exam_items()}
        standing = await store.questions.current_answers()
        labels = {said.item_id for said in standing if said.choice in ("spam", "no_spam")}
        answered = items & labels
        return len(items), len(answered), (await store.items.campaign()).exam_ended is not None


async def _explain(settings: Settings, text: str) -> Explained:
    from bot.campaign.explanations import explained, thinking  # the libraries take a second to load

    async with await Store.open(settings.database, create=False) as store:
        item = await store.items.find(text)
        if item is not None and not await store.items.is_labelled(item):
            raise TapwiseError("Nobody has labelled this message yet: a reason would lead people.")
        estimator = load_classifier(settings.model)
        current = thinking(store, settings.features, settings.balance, estimator)
        async with current as (trainer, trained):
            found = await explained(store, trainer, trained, text)
    if found is None:
        raise TapwiseError(
            f"There is no model in {settings.database} yet: three labels of each kind are wanted."
        )
    return found


async def _replay(settings: Settings) -> Replayed:
    from bot.app import rules_of  # the machine-learning libraries take a second to load
    from bot.campaign.replay import replay as ask_again

    async with await Store.open(settings.database, create=False) as store:
        total = len(await store.questions.asked())
        columns = (TextColumn("questions"), BarColumn(), MofNCompleteColumn())
        with _progress(*columns) as bar:
            task = bar.add_task("replay", total=total)
            return await ask_again(
                store,
                settings.balance,
                rules_of(settings),
                lambda done: bar.update(task, completed=done),
                load_classifier(settings.model),
            )


async def _demo(database: Path, data: Path | None, phones: int, port: int, *, browser: bool) -> int:
    def ready(url: str) -> None:
        out.print(f"\nOpen [bold]{url}[/] and tap. Ctrl-C ends the demo.", highlight=False)
        if browser:
            webbrowser.open(url)

    async with AsyncExitStack() as stack:
        with _rows_read() as count:
            campaign = await stack.enter_async_context(prepare(database, data, count))
        _tell_import(campaign.imported, campaign.bad_rows)
        return await run_demo(
            campaign,
            telegram_token=DEMO_TOKEN,
            phones=[Phone(101 + i, NAMES[i]) for i in range(phones)],
            port=port,
            progress=lambda line: err.print(line, markup=False, highlight=False),
            on_ready=ready,
        )


async def _import(database: Path, rows: Iterator[Row | BadRow], bad: BadRows) -> Imported:
    async with await Store.open(database) as store:
        return await _add(store, rows, bad)


async def _add(store: Store, rows: Iterator[Row | BadRow], bad: BadRows) -> Imported:
    with _rows_read() as count:
        return await store.items.add(accepted_items(rows, bad), count)


@contextmanager
def _rows_read() -> Iterator[Callable[[int], None]]:
    columns = (SpinnerColumn(), TextColumn("{task.completed:,} rows read"), TimeElapsedColumn())
    with _progress(*columns) as bar:
        task = bar.add_task("import", total=None)
        yield lambda done: bar.update(task, completed=done)


def _progress(*columns: ProgressColumn) -> Progress:
    """A bar for a person to watch; a log file gets none."""
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)


def _tell_import(done: Imported, bad: BadRows) -> None:
    out.print(
        f"{done.new_items:,} new messages, {done.new_labels:,} new labels, "
        f"{done.known:,} known already.",
        highlight=False,
    )
    for conflict in done.conflicts[:MAX_REPORTED]:
        _complain(f"{conflict.where}: is {conflict.has} already and stays so, not {conflict.came}")
    _and_more(len(done.conflicts))
    for row in bad.first:
        _complain(f"{row.where}: {row.reason}")
    _and_more(bad.count)


def _complain(line: str) -> None:
    err.print(line, markup=False, highlight=False, soft_wrap=True)


def _and_more(number: int) -> None:
    if number > MAX_REPORTED:
        _complain(f"… and {number - MAX_REPORTED:,} more such rows")


async def _export(
    database: Path,
    file: Path | None,
    unlabelled: Path | None,
    spam: Path | None,
    no_spam: Path | None,
) -> None:
    async with await Store.open(database, create=False) as store:
        labelled = await store.items.labelled()
        rest = await store.items.unlabelled() if unlabelled else []
    if file:
        written = write(file, export_rows(labelled))
        out.print(f"{file}: {written:,} labelled messages", highlight=False, markup=False)
    if unlabelled or spam or no_spam:
        rows = export_rows([*labelled, *rest])
        counts = write_lines(rows, unlabelled=unlabelled, spam=spam, no_spam=no_spam)
        for name, path in (("unlabelled", unlabelled), ("spam", spam), ("no_spam", no_spam)):
            if path:
                said = f"{path}: {getattr(counts, name):,} messages"
                out.print(said, highlight=False, markup=False)


async def _status(path: Path) -> dict[str, Any]:
    from bot.pool.cost import pool_cost
    from bot.pool.manifest import folder_of

    async with await Store.open(path, create=False) as store:
        counts = await store.items.counts(time.time())
        fits = await store.model_log.feature_fits()
        exam = await store.model_log.exam_items()
        copies = await store.duplicate_groups.count()
    features = {"features": fits[-1].features, "why": fits[-1].why} if fits else {}
    return {
        "database": str(path),
        **asdict(counts),
        "near_copies": copies,
        "exam_items": len(exam),
        **features,
        **pool_cost(folder_of(path)),
    }


async def _check_database(path: Path) -> str:
    async with await Store.open(path, create=False) as store:
        await store.check()
        counts = await store.items.counts(time.time())
        return f"{path}, {counts.items:,} messages, {counts.labels:,} labelled"


def _check_owners(settings: Settings) -> str:
    if not settings.owners:
        raise SettingsError(
            "Nobody is the owner. Set TAPWISE_OWNERS to your Telegram user number "
            "(@userinfobot tells it): only an owner can invite, import and export in the chat."
        )
    return ", ".join(map(str, settings.owners))


async def _bot_name(settings: Settings) -> str:
    from bot.app import bot_name  # the machine-learning libraries take a second to load

    return await bot_name(settings)


@contextmanager
def _somewhere(database: Path | None) -> Iterator[Path]:
    """The file that was named, or one that is forgotten afterwards."""
    if database is not None:
        yield database
        return
    with TemporaryDirectory(prefix="tapwise-demo-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "tapwise.db"


def _database(path: Path | None) -> Path:
    return read_settings(database=path).database


def _write_json(found: dict[str, Any], where: str) -> None:
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    if where == "-":
        sys.stdout.write(text)
        return
    try:
        Path(where).write_text(text, encoding="utf-8")
    except OSError as error:
        raise TransferError(f"{where} cannot be written: {error.strerror}.") from error
