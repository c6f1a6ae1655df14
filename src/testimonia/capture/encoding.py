"""Encodings: what bytes declare of themselves, and in which they decode."""

import codecs
import re

CHUNK = 1 << 20
SAMPLE = 1 << 16
"""Bytes that a guess looks at; more do not make it surer."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, the longer before those that they begin with."""

WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers take for these names [WHATWG Encoding Standard, 4.2]: pages that say Latin-1 hold curly quotes of Windows."""

NO_CHARSETS = frozenset(("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-16", "utf-32", "utf-16-le",
                         "utf-16-be", "utf-32-le", "utf-32-be", "mbcs", "oem", "palmos"))  # fmt: skip
"""Codecs that no declaration inside a text can be right about, or that decode anything."""

WESTERN = frozenset("àáâãäåæçèéêëíîïñóôõöøùúûüßœÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØÙÚÛÜŒ‘’“”„–—…•«»°£€§©®·¿¡ºª\u00a0")
"""What Western European text holds beyond ASCII. A letter of Central Europe read as cp1252 mostly falls outside."""

META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE)
PROLOG = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE)


def marked(data: bytes) -> str | None:
    """The encoding that a byte order mark declares."""
    return next((name for mark, name in MARKS if data.startswith(mark)), None)


def declared(data: bytes, charset: str | None = None) -> str | None:
    """The encoding that bytes, else their container, declare: by mark, by the page's own head, by the mail's header."""
    if mark := marked(data):
        return mark
    head = data[:4096]
    found = META.search(head) or PROLOG.search(head)
    return found.group(1).decode("ascii").lower() if found else (charset or "").strip().lower()[:40] or None


def codec(name: str | None) -> str | None:
    """The codec for a declared name; None where there is none, or where the declaration cannot be right."""
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in NO_CHARSETS:
        return None
    return WEB_NAMES.get(found.name, found.name)


def decodes(data: bytes, name: str) -> bool:
    """Whether all bytes decode; looked at piece by piece, so that a large file does not stand in memory once more."""
    try:
        decoder = codecs.getincrementaldecoder(name)()
        for start in range(0, len(data), CHUNK):
            decoder.decode(data[start : start + CHUNK])
        decoder.decode(b"", final=True)
    except (UnicodeError, LookupError):
        return False
    return True


def opening(data: bytes, name: str, characters: int) -> str:
    """The first characters of bytes that decode."""
    return codecs.getincrementaldecoder(name)().decode(data[: 4 * characters])[:characters]


def detect(data: bytes, declaration: str | None) -> str | None:
    """The codec in which all bytes decode: by mark, UTF-8 where it fits, as declared, else the likeliest. None when none does."""
    if (mark := marked(data)) and decodes(data, mark):
        return "utf-8-sig" if mark == "utf-8" else mark
    for name in (*bare_utf16(data), "utf-8", codec(declaration)):
        if name and decodes(data, name):
            return name
    return guess(data)


def bare_utf16(data: bytes) -> tuple[str, ...]:
    """The byte order of UTF-16 without a mark, seen from where the zero bytes of Latin letters and spaces stand."""
    head = data[:4096]
    if len(data) % 2 or head.count(0) * 4 < len(head):
        return ()
    return ("utf-16-le",) if head[1::2].count(0) > head[::2].count(0) else ("utf-16-be",)


def broken_utf8(data: bytes) -> int | None:
    """Where bytes that are UTF-8 all but here and there are first broken; None for whole UTF-8, and for what is none.

    Read in another encoding such a text would quote every accent and curly quote wrongly. Ten whole characters beyond ASCII
    for each broken place are never chance: in other encodings hardly any two such bytes make a whole one.
    """
    try:
        data.decode()
    except UnicodeDecodeError as fault:
        beyond = [letter == "\N{REPLACEMENT CHARACTER}" for letter in data.decode("utf-8", "replace") if letter > "\x7f"]
        return fault.start if len(beyond) > 10 * sum(beyond) else None
    return None


def guess(data: bytes) -> str | None:
    """The likeliest codec for bytes that are no UTF-8, judged by the stretch that follows the first byte beyond ASCII."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - loaded only for the few texts that are no UTF-8

    first = next((at for at, byte in enumerate(data) if byte > 127), 0)
    sample = data[max(0, first - 512) : first + SAMPLE]
    if western(sample) and decodes(data, "cp1252"):
        return "cp1252"
    likely = [match.encoding for match in from_bytes(sample) if decodes(data, match.encoding)]
    return max(likely, key=lambda name: wordlike(sample, name), default=None)


def wordlike(sample: bytes, name: str) -> float:
    """The share, in tenths, of characters beyond ASCII beside a letter that are letters themselves; of equals the guesser's first counts.

    Guessers take Polish in cp1250 for cp1252, where its letters become signs such as ³ and ¿.
    """
    text = sample.decode(name, "replace")
    inside = [text[at] for at in range(1, len(text)) if text[at] > "\x7f" and text[at - 1].isalpha()]
    return round(sum(letter.isalpha() for letter in inside) / len(inside), 1) if inside else 1.0


def western(sample: bytes) -> bool:
    """Whether bytes read as cp1252 hold only what Western European text holds, and at most one in five such letters.

    Guessers take short Latin-1 texts for Central European ones; in Arabic or Cyrillic code pages most bytes are beyond ASCII.
    """
    beyond = [byte for byte in sample if byte > 127]
    if len(beyond) * 5 > len(sample):
        return False
    return set(bytes(beyond).decode("cp1252", "replace")) <= WESTERN
