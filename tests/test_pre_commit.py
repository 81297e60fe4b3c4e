"""The hook definition: its command exists, its files are those that are read, and it runs as pre-commit runs it."""

import re
import shlex
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import yaml

from claims.documents import SUFFIXES
from flows.cli import main

(HOOK,) = yaml.safe_load((Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_hook_starts_a_command_that_the_package_installs() -> None:
    assert {"id", "name", "entry", "language"} <= HOOK.keys()
    assert (HOOK["id"], HOOK["language"]) == ("heshu", "python")
    program, command = shlex.split(HOOK["entry"])
    (script,) = entry_points(group="console_scripts", name=program)
    assert script.load() is main
    assert command in main.commands


def test_the_hook_takes_the_files_that_are_documents_and_no_others() -> None:
    assert all(re.search(HOOK["files"], f"年报/a{suffix}") for suffix in SUFFIXES)
    assert not any(re.search(HOOK["files"], name) for name in ("a.toml", "a.py", "txt", "a.txt.bak"))


def test_figures_of_several_files_are_checked_by_one_process() -> None:
    assert HOOK["require_serial"] is True


def test_the_hook_fails_on_a_finding_and_passes_without(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全市举办讲座763余场。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("全市举办讲座763场。\n", encoding="utf-8")
    program, *arguments = shlex.split(HOOK["entry"])
    command = [Path(sys.executable).with_name(program), *arguments]
    for names, code in ((["a.txt", "b.txt"], 1), (["b.txt"], 0)):
        assert subprocess.run([*command, *names], cwd=tmp_path, capture_output=True, check=False).returncode == code
