"""How fast reports are read: articles of 500 words a second on one core, load time, memory, and the ratio to the bare language pipeline.

    python benchmarks/speed.py FILE [ARTICLES]

FILE has JSON lines with a "text" each (or "documents" of such). Texts are joined and cut into ARTICLES (40) of about 500 words at their
paragraphs. Every article is read in turn by the whole program and by the language model alone, which parses all of it, so that a busy
machine slows both alike. Times are processor time of this process, bound to one core where the system allows it.
"""

import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

LENGTH = 500
MEGABYTE = 1024


def articles(file: Path, number: int) -> list[str]:
    """Texts of about 500 words each, put together from the reports of a file."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
    texts = [report["text"] for row in rows for report in row.get("documents", [row])]
    return list(gathered(texts))[:number]


def gathered(texts: list[str]) -> Iterator[str]:
    """Whole paragraphs up to about the length of an article."""
    kept, size = list[str](), 0
    for paragraph in (one for text in texts for one in text.split("\n\n")):
        kept.append(paragraph)
        size += len(paragraph.split())
        if size >= LENGTH:
            yield "\n\n".join(kept)
            kept, size = [], 0


def timed(work: Callable[[str], object], text: str) -> float:
    """Processor seconds of one piece of work."""
    started = time.process_time()
    work(text)
    return time.process_time() - started


def main(file: Path, number: int) -> None:
    """Load, then read every article both ways; print the figures."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    started = time.process_time()
    from testimonia.batch import read_row  # noqa: PLC0415 - the load is what is timed
    from testimonia.records import NO_CASE  # noqa: PLC0415
    from testimonia.workshop import tools_for  # noqa: PLC0415

    language = tools_for(NO_CASE).language
    language.analyse("Nobody was hurt.", 0, 16)
    loaded = time.process_time() - started
    texts = articles(file, number)
    read_row({"id": "warm", "text": texts[0]})
    whole, bare = list[float](), list[float]()
    for text in texts:
        bare.append(timed(lambda one: language.analyse(one, 0, len(one)), text))
        whole.append(timed(lambda one: read_row({"id": "one", "text": one}), text))
    words = sum(len(text.split()) for text in texts)
    ratio = statistics.median(one / other for one, other in zip(whole, bare, strict=True))
    print(f"model {language.version}; {len(texts)} articles, {words} words")
    print(f"load {loaded:.2f} s; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE} MB")
    speeds = [words / LENGTH / sum(times) for times in (whole, bare)]
    print(f"whole reading {speeds[0]:.1f} articles of {LENGTH} words a second; language alone {speeds[1]:.1f}")
    print(f"whole reading costs {ratio:.2f} times the language pipeline that parses everything (median of pairs)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 40)
