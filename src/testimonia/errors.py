"""Every error that Testimonia raises, on one page; each knows its exit status and, for the web, its HTTP status.

Expected failure is not here: a file that cannot be read is an `Unread` record, a claim that does not count a `SetAside`.
"""


class TestimoniaError(Exception):
    """Something a person must be told, in one line that names the place and the remedy."""

    exit_status = 1
    http_status = 500


class UsageError(TestimoniaError):
    """The command was given something it does not take."""

    exit_status = 2
    http_status = 400


class CaseError(UsageError):
    """A case file (`testimonia.yaml`) that says something it may not."""


class CodebookError(TestimoniaError):
    """A codebook file that does not keep its form; names the file and the entry."""


class ModelError(TestimoniaError):
    """A file of the trained model that is missing or is not the one that was trained."""


class CasebookError(TestimoniaError):
    """A casebook that is not one, is of a later version, or is in use by another run."""

    http_status = 409


class UnknownIdError(UsageError):
    """An id that stands for nothing in this casebook."""

    http_status = 404


class NothingReadableError(TestimoniaError):
    """None of the input could be read."""

    exit_status = 4
    http_status = 422


SOME_UNREAD = 3
"""Exit status of a run that ended well with some of its input unread."""
