"""The texts that the benchmarks read: the hand-written passages of the corpus, the seed, and hostile repetitions."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "documents" / "jinzhong.txt"
HOSTILE = ("1", "十", "余", "万", "“", "1,")


def corpus() -> str:
    """Every passage of the test corpus, one after another."""
    files = sorted((ROOT / "tests" / "corpus" / "passages").glob("*.toml"))
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in files]
    return "\n".join(passage["text"] for table in tables for passage in table["passage"])


def seed() -> str:
    """The seed document."""
    return SEED.read_text(encoding="utf-8")


def of_size(text: str, size: int) -> str:
    """The text repeated until it is `size` bytes long in UTF-8, to the character."""
    length = len(text.encode())
    return (text * (size // length + 1)).encode()[:size].decode(errors="ignore")
