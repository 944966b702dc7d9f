"""What is done in a process of its own when a large library is measured?

    python -m tests.cluster.large_steps FOLDER URL,URL add|open|ask|change|fill|compare [ARGUMENT]

Each step writes as JSON what it has found.
"""

import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import msgspec

from bot.config import paths
from bot.config.sections import CorpusSettings, SearchSettings
from bot.config.settings import Settings
from bot.documents.document import Block, Document, Kind, Reading, assemble
from bot.index.library import Segment, analyze_all, build_segment
from bot.index.remote_part import DocumentList, outline_of
from bot.libraries.adding import add
from bot.libraries.bundled import load_word_vectors
from bot.libraries.cluster.catalogue import Catalogue, PartEntry
from bot.libraries.cluster.clusters import cluster_of
from bot.libraries.cluster.mapping import passage_index
from bot.libraries.cluster.passages import write_passages
from bot.libraries.places import library_of
from bot.libraries.service import open_library
from bot.text.spans import Span
from tests.benchmarks.invented import inquiries
from tests.cluster import large, parity, speed

_KB: Final = 1_000
_MB: Final = 1_000_000
_DISTINCT: Final = 2  # parts that are made to fill a library up; the others are copies of them
_NOTES: Final = 5_000  # of each
_BEYOND: Final = 1_000_000  # the number of the first of these notes: none that was added has it


def main() -> None:
    """Do a step, and write as JSON what it has found."""
    folder, urls, step, *others = sys.argv[1:]
    settings = large.settings_of(Path(folder), tuple(urls.split(",")))
    steps = {
        "add": _add,
        "open": _open,
        "ask": _ask,
        "change": _change,
        "fill": _fill,
        "compare": _compare,
    }
    sys.stdout.write(json.dumps(steps[step](settings, *others)))


def _add(settings: Settings, notes: str) -> dict[str, Any]:
    """Add notes."""
    started = time.perf_counter()
    add(library_of(settings), [Path(notes)], "")
    told = {"seconds": time.perf_counter() - started}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB
    return _size(settings) | told | {"peak": peak}


def _size(settings: Settings) -> dict[str, Any]:
    """Return how many parts and passages there are, and the bytes of passages on the disk."""
    cluster = cluster_of(settings.search)
    index = passage_index(settings.search, "")
    stats = cluster.request("GET", f"/{index}/_stats/store")["_all"]["primaries"]
    parts = Catalogue(cluster).read("").manifest.parts
    passages = sum(one.passages for one in parts)
    return {"parts": len(parts), "passages": passages, "disk": stats["store"]["size_in_bytes"]}


def _open(settings: Settings) -> dict[str, Any]:
    """Open the library as a front end does."""
    started = time.perf_counter()
    open_library(settings)
    seconds = time.perf_counter() - started
    rollup = Path("/proc/self/smaps_rollup").read_text("utf-8").splitlines()[1:]
    held = {line.split()[0]: int(line.split()[1]) for line in rollup}
    files = paths.snapshots_folder().glob("cluster-*/*")
    return {
        "seconds": seconds,
        "resident": held["Rss:"] / _KB,
        "own": held["Anonymous:"] / _KB,  # a file just written would count as private
        "mapped": sum(one.stat().st_size for one in files) / _MB,
    }


def _ask(settings: Settings, notes: str) -> dict[str, Any]:
    """Ask questions, beside the client."""
    library = open_library(settings).library
    index = passage_index(settings.search, "")
    return {"table": speed.ask(library, settings.search.urls, index, large.sample(int(notes)))}


def _change(settings: Settings, notes: str, name: str, text: str) -> dict[str, Any]:
    """Write a note, or delete it, while a front end has the library open, and have both follow."""
    service = open_library(settings)
    note = Path(notes) / name
    if text:
        note.write_text(text, encoding="utf-8")
    else:
        note.unlink()
    started = time.perf_counter()
    add(library_of(settings), [Path(notes)], "")
    seconds = time.perf_counter() - started
    started = time.perf_counter()
    found = open_library(settings).library
    follows = time.perf_counter() - started
    more = len(found.documents) - len(service.library.documents)
    return _size(settings) | {"seconds": seconds, "follows": follows, "more": more}


def _fill(settings: Settings, size: str) -> dict[str, Any]:
    """Have a library be so large, by copies of parts: what they say can be found, not read."""
    cluster, catalogue = cluster_of(settings.search), Catalogue(cluster_of(settings.search))
    index = passage_index(settings.search, "")
    version = catalogue.read("")
    entries, made = (
        [*version.manifest.parts],
        [_segment(one, settings) for one in range(_DISTINCT)],
    )
    written = seconds = 0.0
    while sum(one.passages for one in entries) < int(size):
        number = len(entries)
        segment, name = made[number % _DISTINCT], f"filled{number}"
        started = time.perf_counter()
        write_passages(cluster, index, name, segment, lambda: None)
        seconds += time.perf_counter() - started
        written += len(segment.passages)
        outline = outline_of(segment)
        renamed = replace(outline, documents=_renamed(outline.documents, number))
        documents, passages = len(segment.documents), len(segment.passages)
        entries.append(PartEntry(name, documents, passages, catalogue.store("", renamed)))
        sys.stderr.write(f"{name} {seconds:.0f} s\n")
    manifest = msgspec.structs.replace(version.manifest, parts=tuple(entries))
    catalogue.write(manifest, version)
    return _size(settings) | {"rate": written / max(seconds, 1e-9)}


def _segment(number: int, settings: Settings) -> Segment:
    """Return a part of notes that were not added."""
    words, table = large.Vocabulary(), load_word_vectors()
    first = _BEYOND + number * _NOTES
    documents = [_document(words.note(one), one) for one in range(first, first + _NOTES)]
    analyzed, _ = analyze_all(documents, settings.passages)
    return build_segment(analyzed, table, settings.bm25, (), is_part=True)


def _document(text: str, number: int) -> Document:
    """Return the document of a note."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(Span(at, at + len(paragraph)), Kind.PARAGRAPH))
        at += len(paragraph) + 2
    path = f"{number * 7919 % _BEYOND:07}.txt"
    return assemble(path, Reading(text, tuple(blocks), f"Number {number}"))


def _renamed(listed: DocumentList, number: int) -> DocumentList:
    """Return documents under other names, in the same order."""
    ids = [f"{number:04}{one[4:]}" for one in listed.ids]
    paths_ = [f"{one}-{number}" for one in listed.paths]
    numbers = {key: place for place, key in enumerate(ids)}
    return replace(listed, ids=ids, paths=paths_, numbers=numbers)


def _compare(settings: Settings, notes: str, size: str, count: str) -> dict[str, Any]:
    """Ask the library in the cluster, and one that is made here of the same notes."""
    corpus = CorpusSettings(bundled=False, paths=(notes,))
    here = open_library(replace(settings, corpus=corpus, search=SearchSettings()))
    there = open_library(settings)
    asked: Sequence[str] = [*inquiries(large.sample(int(size)), int(count), speed.WORDS)]
    others = [*parity.differences((here, there), asked)]
    same_size = len(here.library.passages) == len(there.library.passages)
    return {"asked": len(asked), "same": len(asked) - len(others), "alike": same_size}


if __name__ == "__main__":
    main()
