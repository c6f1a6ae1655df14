"""Run a command that fills a casebook, kill it at any moment, and look at what it left. For any command, the whole program included."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from testimonia.errors import SOME_UNREAD
from testimonia.store import Casebook

Wait = Callable[["subprocess.Popen[str]"], None]
"""Waits until a process is to be killed."""


def start(command: Sequence[str]) -> "subprocess.Popen[str]":
    """A process of its own that can be killed with all its children."""
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def kill(process: "subprocess.Popen[str]") -> None:
    """End a process and its children at once, without a chance to tidy up."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def killed_after(command: Sequence[str], wait: Wait) -> bool:
    """Whether a run that was to be killed after a wait was still going on then."""
    process = start(command)
    wait(process)
    running = process.poll() is None
    kill(process)
    return running


def lines_then(count: int, extra_s: float) -> Wait:
    """Wait for so many lines of the process's output, then for a moment that falls somewhere within the next step."""

    def wait(process: "subprocess.Popen[str]") -> None:
        assert process.stdout
        for _ in range(count):
            process.stdout.readline()
        time.sleep(extra_s)

    return wait


def seconds(wait_s: float) -> Wait:
    """Wait for some time."""
    return lambda _: time.sleep(wait_s)


def outlives_kills(command: Sequence[str], folder: Path, waits: Sequence[Wait]) -> int:
    """Kill a command again and again; the casebook must open and be whole each time. How many kills met it running."""
    met = 0
    for wait in waits:
        met += killed_after(command, wait)
        if not (folder / "casebook.sqlite").exists():
            continue
        with Casebook.open(folder) as book:
            assert book.verify() == ()
            assert book.vault.partials == []
    return met


def digest_of(command: Sequence[str], folder: Path) -> str:
    """The digest after an undisturbed run."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode in (0, SOME_UNREAD), done.stderr
    with Casebook.open(folder) as book:
        assert book.verify() == ()
        return book.digest()
