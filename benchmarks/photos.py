"""How far the photo pipeline is from the time that libjpeg and libwebp need by themselves.

    python benchmarks/photos.py --count 40

Draws photographs of 12 megapixels (noise, gradients, detail at several scales; 3 to 5 MB), then, on
all cores and in turns so that a noisy machine disturbs both alike: the floor (decoding at the size
that is used, encoding the same pixels with the same settings, nothing else timed) and the pipeline
(reading, digest, checking, drawing, cache). Prints their ratio; then a second run, which draws
nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from PIL import Image
from PIL.Image import Resampling
from PIL.JpegImagePlugin import JpegImageFile

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue.load.digests import content_digest
from catalogue.render import photo_draw
from catalogue.render.photo_pool import prepare_process
from catalogue.render.photos import derive_all, inspect_all, publish

SIZE = (4000, 3000)
DISTINCT = 16  # further photos are these with another comment: as much work, another content
# Cells across the picture, and their share of its contrast.
SCALES = ((16, 0.32), (64, 0.22), (256, 0.16), (1024, 0.12), (4000, 0.08))


def draw_photo(number: int, folder: Path) -> bytes:
    """Return a JPEG like a phone's."""
    path = folder / f"distinct-{number}.jpg"
    if not path.exists():
        chance = random.Random(number)
        image = Image.new("RGB", SIZE, tuple(chance.randrange(60, 200) for _ in range(3)))
        for cells, share in SCALES:
            size = cells, cells * SIZE[1] // SIZE[0]
            noise = Image.frombytes("RGB", size, chance.randbytes(size[0] * size[1] * 3))
            image = Image.blend(image, noise.resize(SIZE, Resampling.BICUBIC), share)
        image.save(path, "JPEG", quality=92)
    return path.read_bytes()


def write_photos(folder: Path, count: int) -> list[Path]:
    """Write `count` photos of different content."""
    with ProcessPoolExecutor() as pool:
        drawn = list(
            pool.map(draw_photo, range(min(count, DISTINCT)), [folder] * min(count, DISTINCT))
        )
    paths = []
    for number in range(count):
        data, comment = drawn[number % DISTINCT], f"{number:08}".encode()
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        path = folder / f"photo-{number}.jpg"
        path.write_bytes(data[:2] + segment + data[2:])
        paths.append(path)
    return paths


class Codec:
    """Adds up the time of calls into libjpeg and libwebp."""

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0

    def __enter__(self) -> None:
        self._cpu, self._wall = process_time(), perf_counter()

    def __exit__(self, *_: object) -> None:
        self.cpu += process_time() - self._cpu
        self.wall += perf_counter() - self._wall


def floor(path: Path) -> tuple[float, float, int]:
    """Return CPU seconds, seconds, and the bytes written, of the codecs' work for one photo."""
    data, codec, written = path.read_bytes(), Codec(), 0
    width, height = SIZE
    widest = photo_draw.WIDTHS[-1]
    size = widest, widest * height // width
    with codec:
        photo = JpegImageFile(BytesIO(data))
        photo.draft(None, size)
        photo.load()
    image = photo.resize(size, Resampling.HAMMING)
    image.info.clear()  # Pillow would write the comment again

    def encode(settings: dict[str, Any]) -> int:
        file = BytesIO()
        with codec:
            image.save(file, **settings)
        return len(file.getvalue())

    written += encode(photo_draw.JPEG)
    for width in reversed(photo_draw.WIDTHS):
        size = width, width * SIZE[1] // SIZE[0]
        image = image.resize(size, Resampling.HAMMING, reducing_gap=1.0)
        written += encode(photo_draw.WEBP)
    return codec.cpu, codec.wall, written


def cpu() -> float:
    """Return the CPU seconds of this process and of those that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=40, help="photos (default: 40)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(Path(temporary), options.count, options.jobs)


def measure(folder: Path, count: int, processes: int) -> None:
    """Print the ratio to the floor, and the time of a second run."""
    paths, cache = write_photos(folder, count), folder / "cache"
    size = sum(path.stat().st_size for path in paths) / count / 1e6
    print(f"{count} photos of {size:.1f} MB, {processes} processes")
    least_cpu = least_wall = used_cpu = used_wall = 0.0
    least_bytes = 0
    batch = 8 * processes
    for start in range(0, count, batch):
        some = paths[start : start + batch]
        with ProcessPoolExecutor(processes, initializer=prepare_process) as pool:
            for one_cpu, one_wall, written in pool.map(floor, some):
                least_cpu, least_wall = least_cpu + one_cpu, least_wall + one_wall / processes
                least_bytes += written
        began_cpu, began = cpu(), perf_counter()
        derive_all([(path, None) for path in some], cache, processes, lambda: None)
        used_cpu, used_wall = used_cpu + cpu() - began_cpu, used_wall + perf_counter() - began
    used_bytes = sum(path.stat().st_size for path in cache.iterdir() if path.suffix != ".json")
    assert used_bytes == least_bytes, "the floor encodes other pixels"
    print(f"CPU a photo: floor {least_cpu / count * 1e3:.0f} ms, ", end="")
    print(f"pipeline {used_cpu / count * 1e3:.0f} ms, ratio {used_cpu / least_cpu:.3f}")
    print(f"seconds: floor / processes {least_wall:.2f}, ", end="")
    print(f"pipeline {used_wall:.2f}, ratio {used_wall / least_wall:.3f}")

    jobs = [(path, content_digest(path.read_bytes())) for path in paths]
    began = perf_counter()
    made = derive_all(jobs, cache, processes, lambda: None)
    drawn = perf_counter()
    for path, digest in jobs:
        assert inspect_all(path, digest, cache)[0]
    checked = perf_counter()
    for photo_set in made:
        publish(photo_set, cache, folder / "site")
    published = perf_counter()
    for photo_set in made:
        publish(photo_set, cache, folder / "site")
    print("second run, digests known, no photo work: ", end="")
    print(f"derive {drawn - began:.3f} s, check {checked - drawn:.3f} s, ", end="")
    print(f"publish {published - checked:.3f} s, again {perf_counter() - published:.3f} s")


if __name__ == "__main__":
    main()
