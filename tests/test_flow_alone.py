"""`heshu run` as a user starts it: no server, no settings, a terminal that nothing else writes to."""

import os
import subprocess
import sys
from pathlib import Path

HESHU = Path(sys.executable).with_name("heshu")
STAGES = (
    *("starting the engine", "reading", "comparing with the store", "extracting", "checking", "judging", "storing"),
    "writing the report",
)


def test_a_run_starts_and_ends_its_own_server_and_says_only_what_a_person_reads(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("全市举办讲座763余场。\n", encoding="utf-8")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "GX_", "HESHU_"))
    }
    done = subprocess.run(
        [HESHU, "run", "report.txt"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert tuple(done.stderr.splitlines()) == STAGES
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        *("critical", "documents", "figures", "relations", "report", "Data", "next")
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".heshu", "report", "report.txt"]
    log = (tmp_path / ".heshu" / "prefect" / "heshu.log").read_text(encoding="utf-8")
    assert "Finished in state Completed()" in log
    assert "Error logging to API" not in log
    servers = [path for path in Path("/proc").glob("[0-9]*/environ") if _runs_here(path, tmp_path)]
    assert servers == []


def _runs_here(environ: Path, folder: Path) -> bool:
    try:
        return str(folder / ".heshu").encode() in environ.read_bytes()
    except OSError:
        return False
