"""The entry point: the table of commands, and what happens when one of them fails."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import metadata
from typing import Annotated, Any, Final

import typer
from rich.markup import escape

from bot.cli.backups import backup, restore
from bot.cli.check import check
from bot.cli.console import INTERNAL_ERROR, err, harmless, report_line
from bot.cli.dashboard import dashboard
from bot.cli.deferred_modules import defer
from bot.cli.demo import demo
from bot.cli.emulator import emulator
from bot.cli.exam import exam
from bot.cli.explain import explain
from bot.cli.export import export
from bot.cli.features import features
from bot.cli.forget import forget
from bot.cli.groups import groups
from bot.cli.import_files import import_files
from bot.cli.imports import imports
from bot.cli.init import init
from bot.cli.invites import invite, invites, revoke
from bot.cli.model_export import export_model
from bot.cli.replay import replay
from bot.cli.run import run_bot
from bot.cli.score import score
from bot.cli.serve import serve
from bot.cli.simulate.command import simulate
from bot.cli.simulate.options import SimulateCommand
from bot.cli.status import status
from bot.errors import TapwiseError
from bot.logs import RedactingFormatter

COMMANDS: Final[dict[str, Any]] = {
    "demo": demo,
    "emulator": emulator,
    "init": init,
    "run": run_bot,
    "import": import_files,
    "imports": imports,
    "export": export,
    "model": export_model,
    "score": score,
    "serve": serve,
    "invite": invite,
    "invites": invites,
    "groups": groups,
    "revoke": revoke,
    "forget": forget,
    "status": status,
    "check": check,
    "dashboard": dashboard,
    "features": features,
    "exam": exam,
    "simulate": simulate,
    "backup": backup,
    "restore": restore,
    "explain": explain,
    "replay": replay,
}
"""Every command in the order of the help."""

UNUSED_MODULES: Final = (
    "scipy.stats",
    "narwhals",
    "narwhals.stable",
    "narwhals.stable.v2",
    "numpy.ctypeslib",
    "numpy.f2py",
    "numpy.polynomial",
    "numpy.testing",
    "aiohttp.web",
)
"""What libraries import and few commands use: the last one for a webhook or metrics, all others by
scikit-learn and SciPy. With them imports take 30 to 50 % longer."""

# A text to explain may begin with a dash: "-50% today".
TEXT_ARGUMENT: Final = {"ignore_unknown_options": True}


def _show_version(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if version:
        typer.echo(f"tapwise {metadata.version('tapwise')}")
        raise typer.Exit


def _command_line(names: Iterable[str]) -> typer.Typer:
    """The program with these commands; each of them takes a millisecond."""
    program = typer.Typer(
        name="tapwise",
        help="Label messages as spam or not on your phone: a Telegram bot asks about the message "
        "that its model is least certain about.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    program.callback(invoke_without_command=True)(_show_version)
    for name in names:
        command = COMMANDS[name]
        program.command(
            name,
            cls=SimulateCommand if command is simulate else None,
            context_settings=TEXT_ARGUMENT if command is explain else None,
        )(command)
    return program


app = _command_line(COMMANDS)
"""All commands."""


def main() -> None:
    """Run a command; an error is one sentence on standard error and exit code 1, a bug 70."""
    defer(*UNUSED_MODULES)
    named = COMMANDS.keys() & {*sys.argv[1:2]}
    try:
        (_command_line(named) if named else app)()
    except TapwiseError as error:
        sentence = escape(harmless(str(error)))
        err.print(f"[bold red]tapwise:[/] {sentence}", soft_wrap=True, highlight=False)
        sys.exit(1)
    except Exception:
        # Python's own traceback would quote the exception's text, perhaps a message.
        report_line(RedactingFormatter(token="").formatException(sys.exc_info()))
        report_line(
            "tapwise: this is a bug in Tapwise; nothing was half written. Try again. If it happens "
            "again, report it with the lines above: they quote no message."
        )
        sys.exit(INTERNAL_ERROR)
