"""Progress bars on the terminal; silent where nobody watches."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testimonia.workshop import Progress


@contextmanager
def watched() -> Iterator["Progress"]:
    """A function to be told of progress; draws on standard error, and only if that is a terminal."""
    from rich.console import Console  # noqa: PLC0415 - drawing is loaded only where work is done
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks = {}

        def told(verb: str, done: int, of: int | None) -> None:
            if verb not in tasks:
                tasks[verb] = bars.add_task(verb, total=of)
            bars.update(tasks[verb], completed=done, total=of)

        yield told
