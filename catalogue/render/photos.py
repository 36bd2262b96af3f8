"""Photos for the pages: each is drawn once per content, by all cores.

In: photo files, and their digests where they are known (`content_digest`). Out: `PhotoSet`s, whose
files lie in a cache folder (see `photo_cache`) until `publish` puts them into a site. How they are
drawn: `photo_draw`. Names come from the photo's content and the settings there, so a browser may
keep a file for ever.

>>> made = derive(Path("products/photos/bee.jpg"), Path("build/cache"))
>>> made.variants
[('9b0c…-320.webp', 320), ('9b0c…-640.webp', 640), ('9b0c…-1280.webp', 1280)]
>>> publish(made, Path("build/cache"), Path("site/photos"))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from catalogue.load.digests import content_digest
from catalogue.render import photo_draw
from catalogue.render.photo_cache import load, store, sweep, trim
from catalogue.render.photo_cache import publish as publish
from catalogue.render.photo_check import inspect as inspect
from catalogue.render.photo_check import inspect_all as inspect_all
from catalogue.render.photo_check import keep_facts, kept_as, known_facts, read_photo, refusals_kept
from catalogue.render.photo_pool import run
from catalogue.render.photo_types import ENCODER as ENCODER
from catalogue.render.photo_types import PhotoError as PhotoError
from catalogue.render.photo_types import PhotoInfo as PhotoInfo
from catalogue.render.photo_types import PhotoProblem as PhotoProblem
from catalogue.render.photo_types import PhotoSet as PhotoSet

Job = tuple[Path, str | None]  # a photo, and the digest of its content where it is known


def derive(path: Path, cache_dir: Path, digest: str | None = None) -> PhotoSet:
    """Make sure that the files of the photo at `path` are in the cache; return their names.

    With a digest that was met before, the photo is not even read. Raises PhotoError when it cannot
    be used, OSError when a file cannot be read or written. What was found out about the photo is
    kept for `inspect_all`.
    """
    made = load(cache_dir, photo_key(digest), ENCODER) if digest else None
    if made:
        return made
    try:
        data = read_photo(path)
        # Not the caller's: the file may have changed since, and the cache would keep that mistake.
        digest = content_digest(data)
        key = photo_key(digest)
        made = load(cache_dir, key, ENCODER)
        if not made:
            with refusals_kept(cache_dir, digest):
                drawn = photo_draw.draw(data, key)
            made = drawn.names
            store(cache_dir, key, ENCODER, made, drawn.files)
            keep_facts(cache_dir, digest, drawn.info)
    except PhotoError as error:
        raise PhotoError(error.problem, path) from error
    return made


def derive_all(
    jobs: Sequence[Job], cache_dir: Path, processes: int, step: Callable[[], None]
) -> list[PhotoSet]:
    """Derive many photos in several processes; call `step` after each.

    Raises PhotoError, with the path, for the first photo that cannot be used or that kills its
    process; OSError when a file cannot be read or written.
    """
    made = prepare_all(jobs, cache_dir, processes, step, patient=False)
    return [found for found in made if isinstance(found, PhotoSet)]


def prepare_all(
    jobs: Sequence[Job],
    cache_dir: Path,
    processes: int,
    step: Callable[[], None],
    *,
    patient: bool = True,
) -> list[PhotoSet | PhotoError]:
    """Derive many photos like `derive_all`, but return errors in the place of bad photos.

    One decoding of each serves checking as well: `inspect_all` then finds all facts in the cache.
    """
    found: dict[int, PhotoSet | PhotoError] = {}
    for index, (_, digest) in enumerate(jobs):
        made = load(cache_dir, photo_key(digest), ENCODER) if digest else None
        if made:
            found[index] = made
            step()
    missing = [index for index in range(len(jobs)) if index not in found]
    if missing:
        sweep(cache_dir)
        tasks = [(jobs[index][0], cache_dir, jobs[index][1]) for index in missing]
        with closing(run(derive, tasks, processes)) as results:
            for number, result in results:
                if isinstance(result, PhotoError) and not patient:
                    raise result
                found[missing[number]] = result
                step()
    return [found[index] for index in range(len(jobs))]


def inspect_each(
    jobs: Sequence[Job], cache_dir: Path, processes: int, step: Callable[[], None]
) -> None:
    """Find out about many photos, in several processes and without drawing, for `inspect_all`.

    `step` is called for each. Raises OSError when the cache cannot be written.
    """
    unknown = []
    for path, digest in jobs:
        if digest and known_facts(cache_dir, digest):
            step()
        else:
            unknown.append((path, cache_dir, digest))
    if unknown:
        with closing(run(_find_out, unknown, processes)) as results:
            for _ in results:
                step()


def forget_unused(cache_dir: Path, digests: Iterable[str]) -> None:
    """Remove from the cache what has not been drawn lately and is of none of these photos."""
    names = set()
    for digest in digests:
        names |= {photo_key(digest), kept_as(digest)}
    trim(cache_dir, lambda name: name in names or re.split("[-.]", name)[0] in names)


def _find_out(path: Path, cache_dir: Path, digest: str | None) -> None:
    inspect_all(path, digest, cache_dir)


def photo_key(digest: str) -> str:
    """Return the 16 hexadecimal digits that begin the names of what a photo becomes."""
    return blake2b(digest.encode() + photo_draw.SETTINGS, digest_size=8).hexdigest()
