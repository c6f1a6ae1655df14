"""The program: its verbs, and how an error becomes one line and an exit status."""

import sys
from typing import Annotated

import typer

from testimonia import __version__
from testimonia.cli import capture, casebook, explain, places, read, reconcile, report, resolve
from testimonia.errors import TestimoniaError

app = typer.Typer(
    name="testimonia",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="Exit status: 0 done · 1 failed · 2 wrong usage · 3 done, some input unread · 4 nothing readable.",
)
app.command("report")(report.report)
app.command("capture")(capture.capture)
app.command("read")(read.read)
app.command("places")(places.places)
app.command("resolve")(resolve.resolve)
app.command("reconcile")(reconcile.reconcile)
app.command("explain")(explain.explain)
app.add_typer(casebook.app, name="casebook")


def print_version(wanted: bool) -> None:
    """Answer --version and leave."""
    if wanted:
        typer.echo(f"testimonia {__version__}")
        raise typer.Exit


@app.callback()
def top(
    _version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """From many reports that disagree to a toll that a person can check, word by word.

    `testimonia report FOLDER -o OUT` does the whole work; the other verbs are its steps.
    """


def main() -> None:
    """Run the program; a TestimoniaError becomes one line on standard error and its exit status."""
    try:
        app()
    except TestimoniaError as error:
        sys.stderr.write(f"testimonia: {error}\n")
        sys.exit(error.exit_status)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        sys.stderr.write(f"testimonia: {error.filename or 'the system'}: {error.strerror or error}; free or name another place\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("testimonia: stopped; what was read so far is in the casebook, run the same command to go on\n")
        sys.exit(1)
