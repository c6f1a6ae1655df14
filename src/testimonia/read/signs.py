"""What a line of a page is by its own looks: furniture, caption, signature of a post. Where a line might be a report's own words, it is."""

import re
from functools import cache

from testimonia.read.byline import HANDLE, is_sections
from testimonia.read.dates import find_dates, time_pattern
from testimonia.read.lines import Chunk
from testimonia.read.words import anywhere, fold, folded, layout, starting
from testimonia.records import Dated

MENU_LINE, CAPTION_LINE, POINTER_LINE, NOTICE_LINE, BEFORE_NOTICE = 40, 90, 40, 60, 10
"""The most words that a line of buttons, a caption, a pointer and a notice have, and that stand before the sign of a notice."""

CREDIT = 300
"""Characters at the end of a chunk among which a picture's credit stands."""

WIDEST = 3000
"""Characters; a longer chunk is the report's own words, whatever it looks like."""

POST_LINK = re.compile(r"(?:pic\.twitter\.com|t\.co|pic\.x\.com)/\w+")
PAGE_NUMBER = re.compile(r"[\W_]*(?:page|p\.|seite|página)?\s*\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?[\W_]*", re.IGNORECASE)
PHONE = re.compile(r"\+?\(?\d{2,4}\)?[\d\s./-]{5,}\d")
SIGNED = re.compile(r"(?:^|\s)[—–-]{1,2}\s*(?P<name>[^\n—]{1,80}?)\s*\((?P<handle>@\w{1,40})\)[\s·,|]*(?P<rest>.{0,60})$", re.DOTALL)
HANDLED = re.compile(r"^(?P<name>[^\n@()]{2,60}?)\s*\(?(?P<handle>@\w{1,40})\)?[\s·•|,-]+(?P<rest>.{3,40})$")


def is_furniture(chunk: Chunk) -> bool:
    """Whether a chunk is part of the page and not of the report, by its words alone."""
    flat = chunk.flat
    if not re.search(r"\w", flat):
        return True
    if chunk.length <= MENU_LINE and is_covered(flat):
        return True
    return is_pointer(chunk) or is_notice(chunk)


def is_covered(line: str) -> bool:
    """Whether nothing stands in a line but buttons, labels, counters, addresses, telephone numbers, page numbers and signs."""
    if PAGE_NUMBER.fullmatch(line):
        return True
    rest = anywhere("controls").sub(" ", PHONE.sub(" ", POST_LINK.sub(" ", HANDLE.sub(" ", line.replace("’", "'")))))
    if re.search(r"[^\W\d_]", time_pattern().sub(" ", rest)):
        return is_tags(line)
    return bool(re.search(r"[^\W\d_]", line)) or bool(PHONE.fullmatch(line))


def is_tags(line: str) -> bool:
    """Whether a line is a row of #tags, or a path through a site ("Home > World > Halvane")."""
    if re.fullmatch(r"(?:#\w+[\s,]*){2,}", line):
        return True
    steps = re.split(r"\s*[>»›]\s*", line)
    return len(steps) >= 3 and fold(steps[0]) in folded("sections") and all(len(step.split()) <= 12 for step in steps)


def is_pointer(chunk: Chunk) -> bool:
    """Whether a line points to another text: "Read more: …".

    A colon or an arrow must follow the word, unless it is one that sites glue to the other's headline ("Related coverage …").
    "More:" and the like before a long sentence with a word of harm may be the report's own, so it is kept.
    """
    if chunk.length <= POINTER_LINE and not chunk.stops and starting("glued heads").match(chunk.flat):
        return True
    opened = starting("pointers").match(chunk.flat)
    if not opened or not re.match(r"\s*[:»→>]\s*\S", chunk.flat[opened.end() :]) or chunk.length > POINTER_LINE:
        return False
    return not (chunk.length > 20 and chunk.speaks and anywhere("harm").search(chunk.flat))


def is_notice(chunk: Chunk) -> bool:
    """Whether a line invites, asks for consent or states rights, and has no word of harm.

    A notice at the end of a line is left in its line: what stands before it may be the report.
    """
    if chunk.length > NOTICE_LINE or anywhere("harm").search(chunk.flat):
        return False
    if starting("invitations").match(chunk.flat):
        return True
    signs = [match.start() for match in (anywhere("notices").search(chunk.flat), re.search("[©®]", chunk.flat)) if match]
    return bool(signs) and len(chunk.flat[: min(signs)].split()) <= BEFORE_NOTICE


@cache
def credit_pattern() -> re.Pattern[str]:
    """A picture's credit at the end of a chunk: "Photo: X", "(AP Photo/X)", "Image courtesy of X", "X/Reuters", "[File photo]"."""
    picture, source, lender = (layout().group(name).alternation for name in ("pictures", "sources", "lenders"))
    return re.compile(
        rf"""(?:
          (?<!\w)(?:{picture})(?:\s+(?:credit|by|courtesy|source)(?:\s+of)?)?\s*[:/|]\s*[^.!?\n]{{2,90}}[.)\]]?
        | [(\[][^()\[\]\n]{{0,80}}(?<!\w)(?:{picture})(?!\w)[^()\[\]\n]{{0,80}}[)\]]\.?
        | [(\[][^()\[\]\n]{{0,80}}(?:/\s?(?:{source})|(?:{source})\s?/)[^()\[\]\n]{{0,80}}[)\]]\.?
        | [(\[]\s*(?:{lender})(?!\w)\s*:?\s*[^()\[\]\n]{{2,80}}[)\]]\.?
        | (?<!\w)(?:{picture})s?\s+(?:by|courtesy\s+of|courtesy|via)\s+[^.!?\n]{{2,60}}\.?
        | \S+\s?/\s?(?:{source})(?:\s(?:images|photo))?\.?
        | (?<!\w)(?:{source})\s?/\s?\S+(?:\s[^\W\d_][\w.'’-]*){{0,2}}
        | (?<!\w)(?:{source})\s+via\s+(?:{source})(?:\s(?:images|photo))?\.?
        )$""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def credited_pattern() -> re.Pattern[str]:
    """What every credit holds one of, by which most chunks are seen to have none."""
    picture, source, lender = (layout().group(name).alternation for name in ("pictures", "sources", "lenders"))
    return re.compile(rf"/|(?<!\w)(?:(?:{picture})s?|{source}|{lender})(?!\w)", re.IGNORECASE)


@cache
def after_pattern() -> re.Pattern[str]:
    """What may stand behind a credit at the end of a chunk."""
    return re.compile(rf"(?:[\s,]*(?:{layout().group('after credits').alternation}))+\W*$", re.IGNORECASE)


@cache
def opening_pattern() -> re.Pattern[str]:
    """The start of a caption: "FILE PHOTO: …", "In this May 3 photo, …"."""
    opening = layout().group("openings").alternation
    return re.compile(
        rf"\[\d+/\d+\]\s|\(?(?:{opening})(?!\w)\s*(?:[:–—]|-\s)\s*\S|In this\b.{{0,60}}\b(?:photo|image|picture|frame grab|screenshot)\b",
        re.IGNORECASE,
    )


def is_caption(chunk: Chunk) -> bool:
    """Whether a chunk is a picture's caption or credit: one of at most ninety words that ends or opens as captions do."""
    if chunk.length > CAPTION_LINE:
        return False
    if not credited_pattern().search(chunk.flat, max(0, len(chunk.flat) - 2 * CREDIT)):
        return bool(opening_pattern().match(chunk.flat))
    line = chunk.flat[:-CREDIT] + after_pattern().sub("", chunk.flat[-CREDIT:])
    return bool(opening_pattern().match(line) or credit_pattern().search(line, max(0, len(line) - CREDIT)))


def is_credit(chunk: Chunk) -> bool:
    """Whether a short line is nothing but a picture's credit, which stands under its caption: "© Harbour Archive/Ana Roe"."""
    if chunk.length > 8:
        return False
    return bool(re.match(r"©\s*[^\d\s][^.]*/", chunk.flat) or credit_pattern().fullmatch(chunk.flat))


def signature_of(line: str) -> tuple[str, Dated | None] | None:
    """The author and date in the signature of an embedded post at the end of a line: "— Name (@handle) May 3, 2024".

    None where there is no signature; the date is None where the signature has none.
    """
    match = SIGNED.search(line) or HANDLED.match(line)
    if not match:
        return None
    dates = find_dates(match["rest"])
    others = re.sub(r"[\W\d_]", "", time_pattern().sub("", match["rest"][dates[0].end :] if dates else match["rest"]))
    if others or (match.re is HANDLED and not dates):
        return None
    return f"{' '.join(match['name'].split())} ({match['handle']})", dates[0].dated if dates else None


def has_post_link(line: str) -> bool:
    """Whether a line ends in the link that a post's picture leaves behind."""
    return bool(re.search(POST_LINK.pattern + r"\W*$", line))


def is_link_head(chunk: Chunk) -> bool:
    """Whether a line opens a list of other texts: "Related articles", "More from Coast"."""
    if chunk.length > 9 or chunk.text.endswith("."):
        return False
    line, heads = fold(chunk.flat), folded("link heads")
    opens = chunk.text.endswith(":") and any(line.startswith(f"{head} ") for head in heads)
    return line in heads or opens or line.startswith("more from ")


def is_comment_head(chunk: Chunk) -> bool:
    """Whether a line opens the readers' comments: "2 comments", "Leave a reply"."""
    counted = re.match(r"\d+\s+", chunk.flat)
    if (
        counted
        and chunk.length <= POINTER_LINE
        and not chunk.text.endswith(".")
        and starting("comment counts").match(chunk.flat[counted.end() :])
    ):
        return True
    return chunk.length <= 6 and fold(chunk.flat) in folded("comment heads")


def is_heading(chunk: Chunk) -> bool:
    """Whether a chunk is set as a heading: short, no row of a table, without a stop or comma at its end, not begun in lower case.

    A longer line that ends in a colon introduces what follows and is a paragraph.
    """
    if chunk.length > 14 or len(chunk.flat) > 110 or " | " in chunk.text or re.search(r"(?:[.;,…]|[–—-]+)[\"”’'»)\]]*$", chunk.text):
        return False
    if chunk.text.endswith(":") and chunk.length > 5:
        return False
    first = next((sign for sign in chunk.text if sign.isalnum()), "")
    return bool(re.search(r"[^\W\d_]", chunk.text)) and (first.isupper() or first.isdigit() or not first.islower())


def marks_comment(chunk: Chunk) -> bool:
    """Whether a short line that is no sentence carries what stands around readers' comments: "Reply", "says:", "2 days ago"."""
    return chunk.length <= 10 and not chunk.stops and bool(anywhere("comment marks").search(chunk.flat))


def is_section(chunk: Chunk) -> bool:
    """Whether a line is the name of a section of a news site and nothing else."""
    return chunk.length <= 4 and is_sections(chunk.flat)
