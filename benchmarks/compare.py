"""Compare our build with other generators on the same catalogue.

    python benchmarks/compare.py [--products 1000 5000] [--rounds 3] [--peers ours hugo …] [--work DIR]
    python benchmarks/compare.py --profile [--products 1000]

Every generator gets the same products, producers, places and lists in two languages, in the form its users
would write. They take turns, so that a noisy minute hits all: each round, each runs cold (no output, no
cache), again with nothing changed, and with one product's story changed. After each run the pages are
counted and a sample is read. Prints Markdown tables of medians and writes all figures as JSON.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.generate import write_catalogue
from benchmarks.markdown_pages import pages, written_pages
from benchmarks.measure import Run, run
from benchmarks.pages_there import (
    Expected,
    expected,
    page_path,
    problems,
    product_page_bytes,
    visible,
)
from benchmarks.peers.base import Content, remove_aside
from benchmarks.peers.eleventy import Eleventy
from benchmarks.peers.hugo import Hugo
from benchmarks.peers.material import MkDocs, Zensical
from benchmarks.peers.ours import Ours
from benchmarks.profiling import profile
from benchmarks.tables import STATES, Figures, described, tables
from catalogue.config import REPOSITORY

if TYPE_CHECKING:
    from benchmarks.peers.base import Peer

PEERS = {"hugo": Hugo, "eleventy": Eleventy, "zensical": Zensical, "mkdocs": MkDocs}
OURS = {"ours": "", "ours-mkdocs": "mkdocs"}  # name → engine; none is the build's default
_MANY = 2000  # products from which slow generators run once


def make(name: str, work: Path, count: int) -> Peer:
    """A peer in the work folder: tools are shared, projects are one per number of products."""
    tools, folder = work / "tools" / name, work / "projects" / f"{name}-{count}"
    if name in OURS:
        return Ours(tools, folder, catalogue_folder(work, count), OURS[name])
    return PEERS[name](tools, folder)


def catalogue_folder(work: Path, count: int) -> Path:
    """The synthetic catalogue with so many products, made when it is not there."""
    folder = work / "catalogues" / str(count)
    if not folder.exists():
        aside = folder.with_name(f"{count}.new")
        shutil.rmtree(aside, ignore_errors=True)
        write_catalogue(aside, count)
        aside.rename(folder)
    return folder


def change_one(peer: Peer, wanted: Expected, number: int) -> str:
    """Edit the story of one product in both languages; the words that its pages must now show."""
    sentence = f"Revision {number}."
    files = peer.product_files(wanted.sample["vi"][0].slug)
    for path in files:
        text = path.read_text(encoding="utf-8")
        for lang, some in wanted.sample.items():
            if len(files) == 1 or f"/{lang}/" in path.as_posix():
                before, found, after = text.rpartition(some[0].ending)
                if not found:
                    raise ValueError(f"{path}: no story to change")
                after = after.partition("\n")[1] + after.partition("\n")[2]
                text = f"{before}{found} {sentence}{after}"
        path.write_bytes(text.encode())
    return sentence


def measure(peer: Peer, state: str, wanted: Expected, number: int) -> Run:
    """Bring the project into a state, run the generator and look at what it made."""
    if state == "cold":
        peer.forget()
    sentence = change_one(peer, wanted, number) if state == "one changed" else ""
    took = run(peer.command(), peer.working_folder, peer.environment())
    found = problems(peer, wanted)
    if sentence:
        for lang in wanted.sample:
            path = page_path(peer, lang, wanted.sample[lang][0].slug)
            if sentence not in visible(path):
                found.append(f"{lang}: the change is not on the page")
    if found:
        raise SystemExit(f"{peer.name}, {state}: " + "; ".join(found[:5]))
    print(f"  {peer.name}, {state}: {took.wall:.2f} s, {took.cpu:.2f} s CPU", file=sys.stderr)
    return took


def states_of(peer: Peer, count: int, number: int) -> tuple[str, ...]:
    """What is measured in a round. With many products slow generators run once, and only cold when
    they keep nothing."""
    if not peer.slow or count <= _MANY:
        return STATES
    if number > 1:
        return ()
    return STATES if peer.remembers else STATES[:1]


def compare(names: list[str], count: int, rounds: int, work: Path) -> list[Figures]:
    """All figures for one number of products."""
    peers = [make(name, work, count) for name in names]
    source = catalogue_folder(work, count)
    content = Content(list(pages(source)), list(written_pages(source)))
    wanted = expected(content)
    found = []
    for name, peer in zip(names, peers):
        peer.install()
        peer.prepare(content)
        found.append(Figures(name, peer.name, peer.version(), peer.note, count))
    del content
    for number in range(1, rounds + 1):
        print(f"{count} products, round {number}", file=sys.stderr)
        for peer, figures in zip(peers, found):
            for state in states_of(peer, count, number):
                figures.runs[state].append(measure(peer, state, wanted, number))
    for peer, figures in zip(peers, found):
        figures.page_bytes = product_page_bytes(peer, wanted)
        figures.pages = sum(1 for _ in peer.site.rglob("index.html"))
        figures.site_bytes = sum(
            path.stat().st_size for path in peer.site.rglob("*") if path.is_file()
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--products", type=int, nargs="+", default=[1000, 5000], metavar="N")
    add("--rounds", type=int, default=3)
    add("--peers", nargs="+", choices=[*OURS, *PEERS], default=["ours", *PEERS], metavar="NAME")
    add("--work", type=Path, default=REPOSITORY / "build" / "benchmarks", metavar="DIR")
    add("--profile", action="store_true", help="only where our own time goes, and the floor")
    options = parser.parse_args()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    try:
        measure_all(options, work)
    finally:
        remove_aside(work / "projects")


def measure_all(options: argparse.Namespace, work: Path) -> None:
    """Measure, and print and write the figures."""
    if options.profile:
        for count in options.products:
            ours = make("ours", work, count)
            assert isinstance(ours, Ours)
            print(profile(ours))
        return
    found = []
    for count in options.products:
        found += compare(options.peers, count, options.rounds, work)
        print(tables([figures for figures in found if figures.count == count]), flush=True)
    result = {"machine": described(), "figures": [asdict(figures) for figures in found]}
    path = work / "results.json"
    path.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{described()}\nAll figures: {path}")


if __name__ == "__main__":
    main()
