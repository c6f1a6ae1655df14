"""`testimonia reconcile`: the tolls of a casebook, or of given clusters of reports without one."""

from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.options import DEFAULT_CASEBOOK, CasebookOption, Format, FormatOption, JobsOption
from testimonia.cli.output import emit
from testimonia.cli.progress import watched
from testimonia.cli.session import close, existing

ClustersArgument = Annotated[
    Path | None, typer.Argument(metavar="[CLUSTERS.jsonl]", help="Reports known to be about one incident, one incident a line.")
]
COLUMNS = ("incident", "quantity", "policy", "low", "best", "high", "origins", "unnamed", "grade", "id")


def reconcile(
    clusters: ClustersArgument = None,
    casebook: CasebookOption = DEFAULT_CASEBOOK,
    form: FormatOption = Format.table,
    jobs: JobsOption = 1,
) -> None:
    """Print what range of tolls the claims jointly support, and what each published method makes of them."""
    if clusters:
        emit_clusters(clusters, form, jobs)
    else:
        emit_casebook(casebook, form, jobs)


def emit_clusters(clusters: Path, form: Format, jobs: int) -> None:
    """One row for each cluster: killed and injured with low, best and high."""
    from testimonia.batch import cluster_rows  # noqa: PLC0415 - the stages are loaded when they are needed

    existing([str(clusters)])
    emit(cluster_rows(clusters, jobs), form, ("id", "killed", "injured"), "Tolls")


def emit_casebook(casebook: Path, form: Format, jobs: int) -> None:
    """One row for each quantity and policy of each incident."""
    from testimonia.pipeline import Workshop, release, whole  # noqa: PLC0415 - the stages are loaded when they are needed
    from testimonia.publish.rows import toll_rows  # noqa: PLC0415
    from testimonia.store import Casebook  # noqa: PLC0415

    with Casebook.open(casebook, create=False) as book, watched() as progress:
        made = release(book, whole(book), Workshop(case=book.case(), jobs=jobs, progress=progress))
    emit(toll_rows(made), form, COLUMNS, "Tolls")
    close(len(made.documents), made.unread)
