"""Archives: what lies in a .zip or .gz, within bounds. A member's name is an address; nothing is ever written by it."""

import gzip
import io
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

from testimonia.capture.file import CASE_FILE
from testimonia.capture.settings import MEGABYTE, Budget, Fault, Limits, Member
from testimonia.capture.signature import unsupported

END_OF_CENTRAL_DIRECTORY = b"PK\x05\x06"
LISTED = b"PK\x01\x02"
"""Stands before each member in the list of contents."""
LOCAL_HEADER = 30
"""Bytes of a member's header in a .zip before its name."""
LONGEST_NAME = 240
UNIX = 3
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

PACKAGES = (
    ("xl/workbook.xml", "an Excel workbook (.xlsx)", "save its reports as one JSON object a line"),
    ("ppt/presentation.xml", "a PowerPoint file (.pptx)", "save it as PDF"),
    ("META-INF/container.xml", "an e-book (EPUB)", "save it as HTML or PDF"),
    ("META-INF/manifest.xml", "an OpenDocument file", "save it as .docx or PDF"),
    ("META-INF/MANIFEST.MF", "a program (JAR)", "leave it out"),
)
"""Formats that are .zip files inside, by a member that each of them has."""

Opened = zipfile.ZipFile
PACKING_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, MemoryError)
"""What opening and unpacking raise for damaged and hostile archives."""


def is_zip(data: bytes) -> bool:
    """Whether bytes begin like a .zip, be it an archive or a document that is one inside."""
    return data.startswith((b"PK\x03\x04", END_OF_CENTRAL_DIRECTORY))


def is_gzip(data: bytes) -> bool:
    """Whether bytes begin like a .gz."""
    return data.startswith(b"\x1f\x8b\x08")


def open_zip(data: bytes, limits: Limits) -> Opened | Fault:
    """An archive with its list of members, or why it cannot be opened."""
    if END_OF_CENTRAL_DIRECTORY not in data[-(1 << 16) - 22 :]:
        return Fault("truncated", "The archive or document ends before its list of contents; get the whole file again.")
    if data.count(LISTED) > 10 * limits.members:
        return Fault("unsafe", f"The archive holds far more than {limits.members:,} files; unpack it and give the folder.")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - hostile headers raise anything, struct.error and UnicodeError among them
        return Fault("malformed", "The archive's list of contents is damaged; get the file again.")


def is_docx(archive: Opened) -> bool:
    """Whether an archive is a Word document."""
    return "word/document.xml" in archive.namelist()


def package_fault(archive: Opened) -> Fault | None:
    """The fault of a format that is a .zip inside and is not read."""
    names = set(archive.namelist())
    return next((unsupported(name, remedy) for member, name, remedy in PACKAGES if member in names), None)


def docx_fault(archive: Opened, limits: Limits) -> Fault | None:
    """Why a .docx cannot be read: a bomb, or damage to its text."""
    if fault := bomb_fault(archive, limits, Budget(limits.container)):
        return fault
    text = archive.getinfo("word/document.xml")
    held = unpacked(archive, text, limits)
    return None if isinstance(held, bytes) else Fault(held.reason, f"The document's text is damaged. {held.detail}")


def bomb_fault(archive: Opened, limits: Limits, budget: Budget) -> Fault | None:
    """Why an archive is not unpacked at all: too many members, too many bytes, or members that share bytes."""
    members = archive.infolist()
    if not members:
        return Fault("empty", "The archive holds no file; check that it is the right one.")
    if len(members) > limits.members:
        return Fault("unsafe", f"The archive holds {len(members):,} files, more than {limits.members:,}; unpack it and give the folder.")
    size = sum(member.file_size for member in members)
    if not budget.take(size):
        return Fault("unsafe", f"The archive unfolds to {size:,} bytes, more than is left of the limit; unpack it and give the folder.")
    if overlap(members):
        return Fault("unsafe", "Files in the archive share bytes, as in an archive made to fill the disk; leave it out.")
    return None


def overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Whether two members claim the same bytes of the archive."""
    ranges = sorted((one.header_offset, one.header_offset + LOCAL_HEADER + one.compress_size) for one in members)
    return any(end > start for (_, end), (start, _) in pairwise(ranges))


def zip_members(archive: Opened, limits: Limits) -> Iterator[Member]:
    """The files of an archive, each unpacked when it is asked for. Folders, dotfiles and case files are no reports."""
    met = Counter[str]()
    for info in archive.infolist():
        if info.filename.endswith("/") or is_hidden(info.filename):
            continue
        name = safe_name(info.filename) or "unnamed"
        met[name] += 1
        yield Member(f"{name}#{met[name]}" if met[name] > 1 else name, unpacked(archive, info, limits))


def is_hidden(name: str) -> bool:
    """Whether a member's name says that it is no report: a dotfile, a case file, a Macintosh's own notes."""
    parts = PurePosixPath(name).parts
    dotted = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return dotted or "__MACOSX" in parts or parts[-1:] == (CASE_FILE,)


def safe_name(name: str) -> str:
    """A member's name as a part of an address: no control characters, no half characters, of bearable length."""
    clean = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)
    return clean if len(clean) <= LONGEST_NAME else f"{clean[:160]}…{clean[-60:]}"


def unpacked(archive: Opened, info: zipfile.ZipInfo, limits: Limits) -> bytes | Fault:
    """A member's bytes, or why they are not had. No more are ever unpacked than its header says."""
    if fault := member_fault(info, limits):
        return fault
    try:
        return archive.read(info)
    except PACKING_FAULTS:
        return Fault("malformed", "It is damaged inside the archive; get the archive again.")
    except Exception:  # noqa: BLE001 - a hostile header raises anything
        return Fault("malformed", "Its header inside the archive is damaged; get the archive again.")


def member_fault(info: zipfile.ZipInfo, limits: Limits) -> Fault | None:
    """Why a member is not unpacked, from its header alone."""
    if info.flag_bits & 1:
        return Fault("encrypted", "It has a password inside the archive; unpack it with the password first.")
    if info.create_system == UNIX and stat.S_ISLNK(info.external_attr >> 16):
        return Fault("unsafe", "It is a link inside the archive; pack the file that it leads to.")
    if info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(info.compress_size, 1):
        return Fault("unsafe", f"It unfolds to over {limits.ratio} times its size, as if made to fill the disk; unpack it yourself.")
    if info.file_size > limits.container:
        return Fault("oversized", f"It has more than {limits.container:,} bytes; split it into smaller files.")
    return None


def gzip_member(name: str, data: bytes, limits: Limits, budget: Budget) -> Member:
    """What a .gz holds: one file, named like it without the ending."""
    inner = name[: -len(".gz")] if name.lower().endswith(".gz") else "content"
    return Member(safe_name(inner), gunzipped(data, limits, budget))


def gunzipped(data: bytes, limits: Limits, budget: Budget) -> bytes | Fault:
    """The bytes in a .gz, or why they are not had. Unpacking stops where a limit is passed."""
    most = min(limits.container, budget.left, max(limits.ratio_from, limits.ratio * len(data)))
    held = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while chunk := file.read(MEGABYTE):
                held += chunk
                if len(held) > most:
                    return Fault("unsafe", f"It unfolds to more than {most:,} bytes; unpack it yourself.")
    except EOFError:
        return Fault("truncated", "The .gz file ends too early; get the whole file again.")
    except PACKING_FAULTS:
        return Fault("malformed", "The .gz file is damaged; get it again.")
    budget.take(len(held))
    return bytes(held)
