"""How fast text is read: `python -m tests.benchmarks [--large] [--store]`. Prints figures, asserts none.

Times are the best of a few runs in this process, each with what is kept of a text forgotten. The scale is one `re` scan
of the same text, so that machines can be compared: `plain` finds runs of digits and of Chinese numerals, `full` the
numerals that heshu reads, separators, magnitudes and blanks included. Each share says what part of that scan's speed
the whole of `claims.extract` keeps. `--large` adds a document of 20 MB and the peak memory of a process that reads it,
`--store` the questions that are put to a store of a million claims.
"""

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from claims import contexts, extract, indicators, numerals, phrases
from tests.benchmarks import groups, texts

_SCANS = {
    "plain": re.compile("[0-9]+(?:[.,][0-9]+)*|[零〇一二两三四五六七八九十百千万亿]+"),
    "full": re.compile(numerals.NUMERAL),
}
_KEPT = (phrases.words, phrases.plain, contexts.named, indicators.normalise, indicators.place_parts)
_SIZES = (200_000, 2_000_000)
_LARGE = 20_000_000
_HOSTILE_SIZES = (100_000, 1_000_000)


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The shortest wall-clock time of a few runs."""
    best = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def speed(name: str, text: str) -> None:
    """Print the speed of the scans and of the whole extraction on one text."""

    def whole() -> None:
        for kept in _KEPT:
            kept.cache_clear()
        extract(text)

    read = len(text) / seconds(whole, 10)
    scans = {name: len(text) / seconds(partial(scan.findall, text), 20) for name, scan in _SCANS.items()}
    shares = "  ".join(f"{scan:14,.0f} {f'1/{scan / read:.1f}':>8}" for scan in scans.values())
    figures = read / len(text) * len(extract(text))
    print(f"{name:8} {len(text):9,} {read:14,.0f} {figures:10,.0f}  {shares}")


def growth(text: str, sizes: tuple[int, ...]) -> None:
    """Print the time of the extraction at growing sizes and how it grew against the text."""
    before: tuple[int, float] | None = None
    for size in sizes:
        taken = seconds(partial(extract, texts.of_size(text, size)))
        grew = "" if before is None else f"text x{size / before[0]:.0f}, time x{taken / before[1]:.1f}"
        print(f"{size / 1e6:8.1f} MB {taken:9.2f} s  {grew}")
        before = size, taken


def hostile() -> None:
    """Print the time for each hostile text at two sizes and how it grew."""
    small, large = _HOSTILE_SIZES
    for unit in texts.HOSTILE:
        first, last = (seconds(partial(extract, unit * (size // len(unit)))) for size in _HOSTILE_SIZES)
        print(f"{unit!r:8} {first:9.2f} s {last:9.2f} s  text x{large / small:.0f}, time x{last / first:.1f}")


def process() -> None:
    """Print the time of `heshu check` on the seed from start to exit."""
    command = [str(Path(sys.executable).with_name("heshu")), "check", str(texts.SEED)]
    taken = seconds(lambda: subprocess.run(command, capture_output=True, check=False), 3)
    print(f"heshu check {texts.SEED.name}, whole process: {taken:.2f} s")


def memory(size: int) -> None:
    """Print the time and peak memory of a fresh process that reads a document of `size` bytes."""
    code = f"from tests.benchmarks import __main__ as b; b.growth(b.texts.corpus(), ({size},)); print(b.peak())"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=texts.ROOT)


def peak() -> str:
    """The largest resident size of this process so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6:.0f} MB"


def main() -> None:
    corpus, seed = texts.corpus(), texts.seed()
    print(
        f"{'text':8} {'chars':>9} {'chars/s':>14} {'figures/s':>10}  {'plain scan':>14} {'share':>8}"
        f"  {'full scan':>14} {'share':>8}"
    )
    speed("seed", seed)
    speed("corpus", corpus)
    print("\ngrowth on the corpus repeated")
    growth(corpus, _SIZES)
    print(f"\nhostile, {_HOSTILE_SIZES[0]:,} and {_HOSTILE_SIZES[1]:,} characters")
    hostile()
    print()
    process()
    print(peak())
    if "--large" in sys.argv:
        print(f"\n{_LARGE / 1e6:.0f} MB in a process of its own")
        memory(_LARGE)
    if "--store" in sys.argv:
        print()
        groups.main()


if __name__ == "__main__":
    main()
