"""Attribution: the chain of people through whom words came, the innermost first [source]."""

from typing import Literal

from testimonia.records.evidence import Evidence
from testimonia.records.record import record

Manner = Literal["said", "reported", "documented", "acknowledged", "denied", "accused", "claimed", "quoted", "shown", "posted", "unsaid"]


@record
class Speaker:
    """Somebody who said it, as worded: "Rami Abdulrahman", head of "the Observatory"; or "a security official".

    `name` is the words as the text has them, those of a text in capitals as a plain sentence would write them; where an anaphor was
    resolved ("the group", "he added") it is the name that the anaphor stands for. `evidence` points at that name and keeps its words.
    `affiliation` is the body spoken for, where the text says so.
    """

    name: str
    named: bool
    affiliation: str | None = None
    evidence: Evidence | None = None

    @property
    def answerable(self) -> str | None:
        """Who stands behind the figure: the body spoken for, else the person named; None when unnamed."""
        return self.affiliation or (self.name if self.named else None)


@record
class Attribution:
    """The chain of speakers within a document, innermost first; the document's own outlet is the outermost and not listed.

    An empty chain is the document speaking in its own voice. `manner` is how the innermost one put it, `cue` the words
    that say so ("according to", "acknowledged").
    """

    chain: tuple[Speaker, ...] = ()
    manner: Manner = "unsaid"
    cue: Evidence | None = None

    @property
    def origin(self) -> str | None:
        """The innermost one who can be named; None when nobody in the chain can."""
        return next((speaker.answerable for speaker in self.chain if speaker.answerable), None)

    @property
    def said_by(self) -> tuple[str, ...]:
        """Names and bodies as worded, innermost first, each once."""
        names = [name for speaker in self.chain for name in (speaker.name, speaker.affiliation) if name]
        return tuple(dict.fromkeys(names))


OWN_VOICE = Attribution()
