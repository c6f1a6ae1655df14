"""Files and folders: which are taken, and their bytes. Nothing that could block or lead elsewhere is opened."""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from testimonia.capture.settings import MEGABYTE, Fault

CASE_FILE = "testimonia.yaml"
CASEBOOK_FILE = "casebook.sqlite"
CHUNK = MEGABYTE
Identity = tuple[int, int]
"""Device and number of a folder on it."""
SPECIAL = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device", stat.S_IFDIR: "a folder"}


def printable(name: str) -> str:
    """A file's name as text that can be stored: bytes that are no UTF-8 are shown as `\\xff`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def file_bytes(path: Path, limit: int) -> bytes | Fault:
    """The bytes of a regular file, or why they cannot be had. Never waits for a pipe or a device."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as fault:
        return unreadable(path, fault)
    with os.fdopen(handle, "rb") as file:
        kind = stat.S_IFMT(os.fstat(handle).st_mode)
        if kind != stat.S_IFREG:
            return Fault("unreadable", f"It is {SPECIAL.get(kind, 'no file')}; name a file with a report in it.")
        try:
            return stream_bytes(file, limit)
        except OSError as fault:
            return unreadable(path, fault)


def stream_bytes(stream: BinaryIO, limit: int) -> bytes | Fault:
    """All bytes of a stream, unless there are more than the limit. Raises OSError when reading fails."""
    held = bytearray()
    while chunk := stream.read(CHUNK):
        held += chunk
        if len(held) > limit:
            return Fault("oversized", f"It has more than {limit:,} bytes; split it into smaller files.")
    return bytes(held)


def unreadable(path: Path, fault: OSError | ValueError) -> Fault:
    """Why the operating system does not give a file, with the remedy."""
    if isinstance(fault, FileNotFoundError):
        why = "The link leads nowhere; mend or remove it." if is_link(path) else "There is no such file; check the path."
    elif isinstance(fault, PermissionError):
        why = "This user may not read it; change its permissions."
    else:
        words = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        why = f"The operating system does not give it ({words}); copy the file to another place and try again."
    return Fault("unreadable", why)


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that the system does not even answer for is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_link(path: Path) -> bool:
    """Whether a path is a symbolic link; one that the system does not even answer for is none."""
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False


def identity(folder: Path) -> Identity:
    """What makes two paths the same folder. Raises OSError where the system does not answer."""
    asked = folder.stat()
    return asked.st_dev, asked.st_ino


@dataclass
class Walk:
    """A walk through one folder: real folders in order of name first, then those that only links lead to, each once."""

    root: Path
    skip: Collection[Path]
    real_root: Path = field(init=False)
    never: frozenset[Identity] = field(init=False)
    entered: set[Identity] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.real_root = self.root.resolve()
        self.never = frozenset(identity(folder) for folder in self.skip if is_folder(folder))

    def files(self) -> Iterator[tuple[Path, Fault | None]]:
        """Every file that may be a report, or the fault that keeps it, or a whole folder, from being taken."""
        waiting, links = self.entries(self.root), list[Path]()
        while waiting or links:
            if not waiting:
                waiting = self.entries(links.pop(0))
                continue
            path, fault = waiting.pop()
            linked = fault is None and is_link(path)
            fault = self.astray(path) if linked else fault
            if fault or not is_folder(path):
                yield path, fault
            elif linked:
                links.append(path)
            else:
                waiting += self.entries(path)

    def entries(self, folder: Path) -> list[tuple[Path, Fault | None]]:
        """What may be taken of one folder, the last name first; nothing where it was entered before or is a casebook."""
        try:
            real = identity(folder)
            if real in self.entered or real in self.never or (folder / CASEBOOK_FILE).exists():
                return []
            self.entered.add(real)
            names = sorted((entry.name for entry in os.scandir(folder)), reverse=True)
        except OSError as fault:
            return [(folder, unreadable(folder, fault))]
        return [(folder / name, None) for name in names if not name.startswith(".") and name != CASE_FILE]

    def astray(self, link: Path) -> Fault | None:
        """Why a link is not followed: it leads out of the folder, round in a circle, or nowhere."""
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):
            return Fault("unreadable", "The link leads nowhere; mend or remove it.")
        if target.is_relative_to(self.real_root):
            return None
        return Fault("unsafe", "The link leads out of the folder; name the file that it leads to.")
