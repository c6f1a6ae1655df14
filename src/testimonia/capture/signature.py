"""Formats that are told by their first bytes and are not read, each with what to do instead."""

from dataclasses import dataclass

from testimonia.capture.settings import Fault


@dataclass(frozen=True)
class Signature:
    """Bytes at an offset, and at the start, that give a format away; and what a person can do with such a file."""

    magic: bytes
    name: str
    remedy: str
    offset: int = 0
    start: bytes = b""

    def fits(self, data: bytes) -> bool:
        """Whether bytes begin like this format."""
        return data.startswith(self.magic, self.offset) and data.startswith(self.start)


PICTURE = "type what it says into a text file that names its source"
RECORDING = "write what is said into a text file that names its source"
ARCHIVE = "unpack it, or pack it as .zip"
OFFICE = "save it as .docx or PDF"

SIGNATURES = (
    Signature(b"\x89PNG\r\n\x1a\n", "a PNG picture", PICTURE),
    Signature(b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    Signature(b"GIF87a", "a GIF picture", PICTURE),
    Signature(b"GIF89a", "a GIF picture", PICTURE),
    Signature(b"WEBP", "a WebP picture", PICTURE, 8, b"RIFF"),
    Signature(b"II*\x00", "a TIFF picture", PICTURE),
    Signature(b"MM\x00*", "a TIFF picture", PICTURE),
    Signature(b"ftypheic", "a HEIC picture", PICTURE, 4, b"\x00\x00"),
    Signature(b"ftypavif", "an AVIF picture", PICTURE, 4, b"\x00\x00"),
    Signature(b"ftyp", "a film or sound recording (MP4)", RECORDING, 4, b"\x00\x00"),
    Signature(b"WAVE", "a sound recording (WAV)", RECORDING, 8, b"RIFF"),
    Signature(b"AVI ", "a film (AVI)", RECORDING, 8, b"RIFF"),
    Signature(b"ID3\x03", "a sound recording (MP3)", RECORDING),
    Signature(b"ID3\x04", "a sound recording (MP3)", RECORDING),
    Signature(b"OggS\x00", "a sound recording (Ogg)", RECORDING),
    Signature(b"fLaC\x00", "a sound recording (FLAC)", RECORDING),
    Signature(b"\x1aE\xdf\xa3", "a film (Matroska or WebM)", RECORDING),
    Signature(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", ARCHIVE),
    Signature(b"Rar!\x1a\x07", "a RAR archive", ARCHIVE),
    Signature(b"\xfd7zXZ\x00", "an xz archive", ARCHIVE),
    Signature(b"1AY&SY", "a bzip2 archive", ARCHIVE, 4, b"BZh"),
    Signature(b"\x28\xb5\x2f\xfd", "a Zstandard archive", ARCHIVE),
    Signature(b"ustar", "a tar archive", ARCHIVE, 257),
    Signature(b"{\\rtf", "a rich text file (RTF)", OFFICE),
    Signature(b"%!PS", "a PostScript file", "save it as PDF"),
    Signature(b"WARC/", "a web archive (WARC)", "save the pages out of it as HTML"),
    Signature(b"SQLite format 3\x00", "a database", "export its reports as one JSON object a line"),
    Signature(b"PAR1\x15", "a Parquet table", "export its reports as one JSON object a line"),
    Signature(b"\x7fELF", "a program", "leave it out"),
    Signature(b"MZ\x90\x00", "a program", "leave it out"),
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
OFFICE_STREAMS = (
    ("WordDocument", "an old Word document (.doc)"),
    ("Workbook", "an old Excel workbook (.xls)"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)"),
    ("__substg1.0_", "an Outlook message (.msg)"),
)


def unsupported(name: str, remedy: str) -> Fault:
    """The fault of a format that is not read."""
    return Fault("unsupported", f"It is {name}, which is not read; {remedy}.")


def known_fault(data: bytes) -> Fault | None:
    """The fault of bytes that begin like a format that is not read; None when they begin like none of these."""
    if data.startswith(OLE):
        return compound_fault(data)
    for one in SIGNATURES:
        if one.fits(data):
            return unsupported(one.name, one.remedy)
    return None


def compound_fault(data: bytes) -> Fault:
    """The fault of a compound file: a .docx with a password is one, and so are the old Office formats."""
    if ENCRYPTED_PACKAGE in data:
        return Fault("encrypted", "The document has a password; open it with the password and save it without one.")
    for stream, name in OFFICE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return unsupported(name, "save it as PDF" if "Outlook" not in name else "save it as .eml")
    return unsupported("an old Office file", OFFICE)
