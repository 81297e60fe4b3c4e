"""A run that is killed while it stores leaves whole versions or none."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from claims import extract_document
from claims.documents import read
from claims.store import Store

DOCUMENTS = 45
SENTENCES = 40
STORING = """
import sys
from pathlib import Path
from checks import check
from claims import RULES_VERSION, extract_document
from claims.documents import read
from claims.store import version_id
from flows.keeping import store_batch
from flows.rows import Judged, rows_by_document
documents = [extract_document(read(path)) for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
names = [document.name for document in documents]
judged = [Judged(relation, relation.verdict) for relation in check(documents)]
versions = {document.name: version_id(document, RULES_VERSION) for document in documents}
rows = rows_by_document(versions, names, judged)
print("ready", flush=True)
for start in range(0, len(documents), 3):
    batch = [(each, rows[each.name]) for each in documents[start : start + 3]]
    store_batch.fn(sys.argv[2], batch, RULES_VERSION)
"""


def contents(store: Path) -> dict[str, tuple[int, int]]:
    """Each stored document with the numbers of its claims and relations."""
    desk = Store(store)
    claims = Counter(view.row.document for view in desk.claims(limit=None)[0])
    relations = Counter(view.members[0].claim.document for view in desk.findings(verdicts=None))
    return {row.name: (claims[row.id], relations[row.id]) for row in desk.documents()}


def test_a_killed_run_leaves_no_half_written_version(tmp_path: Path) -> None:
    folder, store = tmp_path / "documents", tmp_path / "heshu.duckdb"
    folder.mkdir()
    for number in range(DOCUMENTS):
        sentences = "".join(
            f"第{number}园入驻企业{1001 + 1000 * number + 10 * each}余家。\n" for each in range(SENTENCES)
        )
        (folder / f"{number:03}.txt").write_text(sentences, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", STORING, str(folder), str(store)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    deadline = time.monotonic() + 60
    while not store.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.3)
    process.kill()
    process.wait()
    process.stdout.close()

    found = contents(store)
    expected = len(extract_document(read(folder / "000.txt")).claims)
    assert expected >= SENTENCES
    assert set(found.values()) <= {(expected, SENTENCES)}
    assert len(found) % 3 == 0

    done = subprocess.run([sys.executable, "-c", STORING, str(folder), str(store)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert set(contents(store).values()) == {(expected, SENTENCES)}
    assert len(contents(store)) == DOCUMENTS
