"""The light rules that find a noun phrase before or after a place in a line, by the kinds of words.

They serve lines that no model has parsed, and check the tree elsewhere. A rule that is not sure gives nothing, since a wrong source is
worse than none.
"""

from testimonia.extract.grammar.lines import COMMAS, INSIDE, PARTITIVE, PHRASE, Line, Span


def phrase_before(line: Line, end: int) -> Span | None:
    """The noun phrase that ends right before a word, its appositions and a relative clause included; the subject of a verb there."""
    last = end
    while line.kind(last - 1) in ("adv", "aux") and last > 0:
        last -= 1
    if line.kind(last - 1) == "time" and line.low(last - 1) not in ("may", "march"):
        last = before_time(line, last)
    if line.low(last - 1) in ("of", "from") and last > 1:
        last -= 1
    if line.kind(last - 1) == "rel":
        return phrase_before(line, last - 2 if line.low(last - 2) == "," else last - 1)
    if line.low(last - 1) in COMMAS:
        return with_apposition(line, last)
    first = gather(line, last)
    if first == last:
        return alone(line, last) or before_bare_relative(line, last)
    return led(line, first, last)


def before_time(line: Line, last: int) -> int:
    """The place before “on Friday”, “early Monday”, “late on Thursday” between a subject and its verb."""
    place = back_over_times(line, last)
    return back_over_times(line, place - 1) if line.low(place - 1) in ("on", "in") else place


def back_over_times(line: Line, last: int) -> int:
    """The place before a run of times and numbers."""
    while last > 0 and line.kind(last - 1) in ("time", "number"):
        last -= 1
    return last


def alone(line: Line, last: int) -> Span | None:
    """A pronoun, which stands for a whole phrase."""
    return Span(last - 1, last) if last > 0 and line.kind(last - 1) == "pron" else None


def gather(line: Line, last: int) -> int:
    """Back over what can be inside a noun phrase."""
    first = last
    while first > 0 and joins_phrase(line, first - 1):
        first -= 1
    return first


def joins_phrase(line: Line, index: int) -> bool:
    """Whether a word can be inside a noun phrase; “and” only between two phrases."""
    kind = line.kind(index)
    if kind == "and":
        return line.kind(index - 1) in ("name", "word", "number") and line.kind(index + 1) in PHRASE and index > 0
    if kind == "mark" and line.low(index) == ".":
        return line.kind(index + 1) == "name" and len(line.low(index - 1)) <= 4
    if kind == "time":
        return line.kind(index - 1) == "det" and line.kind(index + 1) == "word" and index > 0
    if kind == "pron":
        return line.lows(Span(max(index - 1, 0), index + 1)) in PARTITIVE
    if kind == "participle":
        return line.kind(index + 1) not in ("det", "pron", "quote", "number") and line.kind(index - 1) in (
            "det",
            "mark",
            "number",
            "prep",
            "and",
            "quote",
            "sub",
            "participle",
        )
    return kind in PHRASE


def led(line: Line, first: int, last: int) -> Span | None:
    """A gathered phrase without the adverbial before it: “In Tarsa on Monday the council” is “the council”."""
    while first < last and line.kind(first) in ("and", "adv"):
        first += 1
    if line.lows(Span(first, first + 2)) == ("according", "to"):
        first += 2
    if first < last and line.kind(first) == "participle" and line.kind(first - 1) in ("rel", "sub") and first > 1:
        return phrase_before(line, first - 1) if line.kind(first - 1) == "rel" else None
    if first < last and line.kind(first) == "prep":
        relative = line.kind(first - 1) in ("verb", "participle") and first > 0
        clause = (before_bare_relative(line, first) or before_reduced(line, first - 1)) if relative else None
        return clause or after_adverbial(line, first, last)
    if first < last and line.kind(first - 1) in ("participle", "verb") and (head := before_reduced(line, first - 1)):
        return head
    return Span(first, last) if first < last else None


def before_reduced(line: Line, verb: int) -> Span | None:
    """The phrase whose clause a verb belongs to: “residents who fled” (the town), “videos circulated” (online), “men riding” (a cart)."""
    back = verb
    while line.kind(back - 1) in ("aux", "adv") and back > 0:
        back -= 1
    if line.kind(back - 1) == "rel":
        return phrase_before(line, back)
    return phrase_before(line, verb) if line.kind(verb) == "participle" and line.kind(verb - 1) in ("word", "name") and verb > 0 else None


def after_adverbial(line: Line, first: int, last: int) -> Span | None:
    """The phrase after a leading adverbial, by the last article in it that no preposition takes; none where there is no way to tell."""
    if line.low(first) == "with" and line.low(first - 1) in COMMAS | {"while", "and"}:
        return Span(first + 1, last)
    for index in range(last - 1, first + 1, -1):
        if line.kind(index) == "det" and line.kind(index - 1) in ("name", "word", "time", "number"):
            return Span(index, last)
        if line.kind(index) == "word" and line.kind(index - 1) == "name":
            return Span(index, last)
    return None


def with_apposition(line: Line, last: int) -> Span | None:
    """A phrase that ends at a comma: “Rami Tal, head of the council,” or “the council, which sits in Tarsa,” from its head on."""
    closing = last - 1
    if relative := before_relative(line, closing):
        return relative
    for opening in range(closing - 1, max(closing - 26, 0), -1):
        if line.low(opening) in COMMAS and line.kind(opening + 1) not in ("sub", "and"):
            head_end = before_bracket(line, opening)
            head = gather(line, head_end)
            span = led(line, head, head_end) if head < head_end else None
            if span and fits_apposition(line, opening, closing):
                return Span(span.first, closing)
    return None


def before_bare_relative(line: Line, last: int) -> Span | None:
    """The phrase whose clause without commas ends in a verb: “a nurse who asked not to be named” (said)."""
    for index in range(last - 1, max(last - 16, 0), -1):
        if line.kind(index) == "rel":
            return phrase_before(line, index)
        if line.kind(index) in ("mark", "quote", "sub", "and"):
            return None
    return None


def before_bracket(line: Line, end: int) -> int:
    """Where a phrase ends that has a bracket or an age behind it (“the Tarsa Rights Network (TRN)”, “Ina Dole, 54”)."""
    if line.kind(end - 1) == "number" and line.low(end - 2) == ",":
        return end - 2
    if line.low(end - 1) != ")":
        return end
    return next((at for at in range(end - 1, 0, -1) if line.low(at) == "("), end)


def before_relative(line: Line, closing: int) -> Span | None:
    """The phrase before “, which …,”, “, two of whom …,” or “, speaking …,” where that clause ends at a comma."""
    for opening in range(closing - 2, max(closing - 31, 0), -1):
        opens = line.kind(opening + 1) in ("rel", "participle") or line.low(opening + 1) == "known"
        if line.low(opening) == "," and line.kind(opening + 1) in ("verb", "aux") and not opens:
            return None
        if line.low(opening) == "," and (opens or (line.low(opening + 2) == "of" and line.kind(opening + 3) == "rel")):
            last = before_bracket(line, opening)
            head = gather(line, last)
            span = led(line, head, last) if head < last else None
            if span:
                return Span(span.first, closing)
        if line.low(opening) in (";", ":") or line.kind(opening) == "quote":
            return None
    return None


def fits_apposition(line: Line, opening: int, closing: int) -> bool:
    """Whether the words between two commas are a phrase and no clause: no verb that is not in a clause of “who” or “which”."""
    own = next((at for at in range(opening + 2, closing) if line.kind(at) == "rel" or line.low(at) == "that"), closing)
    inside = line.kinds[opening + 1 : own]
    return bool(inside) and not {"verb", "pron", "quote"} & set(inside) and "aux" not in inside and inside[0] != "prep"


def phrase_after(line: Line, first: int) -> Span | None:
    """The noun phrase that begins at a word, with appositions that describe a speaker."""
    if line.kind(first) == "pron":
        return Span(first, first + 1)
    last = first
    while last < len(line.words) and ahead(line, first, last):
        last += 1
    while last > first and line.kind(last - 1) in ("prep", "det", "and", "mark"):
        last -= 1
    return Span(first, last) if last > first else None


def ahead(line: Line, first: int, index: int) -> bool:
    """Whether a phrase that began at `first` goes on over a word; a participle only before its noun, never after one."""
    kind = line.kind(index)
    if kind == "participle":
        return index == first or line.kind(index - 1) in ("det", "number")
    if kind == "prep":
        return index > first and (
            (line.low(index) in INSIDE and line.kind(index + 1) in PHRASE) or line.lows(Span(index, index + 2)) in PARTITIVE
        )
    return joins_phrase(line, index)


def clause_start(line: Line, index: int) -> int:
    """Back to the word after the last mark, quotation mark or subordinator."""
    while index > 0 and line.kind(index - 1) not in ("mark", "quote", "sub"):
        index -= 1
    return index
