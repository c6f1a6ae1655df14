"""The vault: captured bytes under the name of their SHA-256, written whole or not at all, and never changed."""

import hashlib
import os
from pathlib import Path
from uuid import uuid4

from testimonia.errors import CasebookError

READ_ONLY = 0o444
PARTIAL = ".partial"


class Vault:
    """A folder `ab/cdef…` of read-only files. One writer at a time: whoever holds the casebook's write lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, sha256: str) -> Path:
        """Where bytes with this hash are kept."""
        return self.folder / sha256[:2] / sha256[2:]

    def holds(self, sha256: str) -> bool:
        """Whether there is a file for this hash, be it whole or not."""
        return self.place(sha256).is_file()

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep bytes: to a temporary file, onto the disk, then under their name. Kept already and whole, they are left alone."""
        place = self.place(sha256)
        if self.holds(sha256) and self.fault(sha256) is None:
            return
        if not place.parent.is_dir():
            place.parent.mkdir(parents=True, exist_ok=True)
            settle(self.folder)
        partial = self.folder / f"{PARTIAL}-{uuid4().hex}"
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(READ_ONLY)
        partial.replace(place)
        settle(place.parent)

    def read(self, sha256: str) -> bytes:
        """The bytes with this hash. Raises CasebookError when they are missing or changed."""
        place = self.place(sha256)
        try:
            data = place.read_bytes()
        except OSError as fault:
            raise CasebookError(f"{place}: captured bytes cannot be read ({fault.strerror}); restore the file from a copy") from fault
        if hashlib.sha256(data).hexdigest() != sha256:
            raise CasebookError(f"{place}: captured bytes were changed; restore the file from a copy")
        return data

    def fault(self, sha256: str) -> str | None:
        """What is wrong with the bytes of this hash, in plain words."""
        try:
            self.read(sha256)
        except CasebookError as fault:
            return str(fault)
        return None

    @property
    def partials(self) -> list[Path]:
        """Temporary files; while the write lock is held, what a killed run has left."""
        return sorted(self.folder.glob(f"{PARTIAL}-*"))

    def sweep(self) -> None:
        """Remove what a killed run has left. Call it only under the write lock."""
        for partial in self.partials:
            partial.unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """See to it that a folder's list of names is on the disk, where the system allows that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
