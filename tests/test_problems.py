"""What is wrong with a file, told in either language."""

import re
import tomllib

import pytest

from claims.documents import read
from claims.errors import HeshuError
from claims.problems import PROBLEMS, told

ENTRIES = tomllib.loads(PROBLEMS.read_text(encoding="utf-8"))["problem"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["yes"])
def test_the_words_of_a_problem_are_its_own(entry):
    fitting = [other for other in ENTRIES if re.fullmatch(other["en"], entry["yes"], re.DOTALL)]
    assert fitting == [entry]
    said = told(f"a.txt: {entry['yes']}", "zh")
    assert said.startswith("a.txt：")
    assert "\\" not in said


@pytest.mark.parametrize(
    ("data", "metadata", "said"),
    [
        (b"", "", "own.txt：文件是空的，请写入内容，或不要放在这里"),
        (b" \n", "", "own.txt：文件只有空白，请写入内容，或不要放在这里"),
        (b"\xff\xfe\x00\xd8", "", "own.txt：第 2 字节起不是完好的 UTF-16，请重新存为 UTF-8"),
        (b"abc\0def", "", "own.txt：不是文本文件，请给出 UTF-8 文本"),
        (b"%PDF-1.4", "", "own.txt：是 PDF 文件，请先取出文字：pdftotext -enc UTF-8 "),
        (b"PK\x03\x04 word/", "", "own.txt：是 Office 文档，请另存为 UTF-8 纯文本"),
        (b"<html><p>3</p></html>", "", "own.txt：是 HTML 网页，"),
        ("学生30人。".encode(), 'published = "2025"', "own.toml：published 要写成日期，不带引号和时刻，如 "),
        ("学生30人。".encode(), 'titel = "x"', "own.toml：没有 titel 这一项，可用的是 "),
        ("学生30人。".encode(), "title = 3", "own.toml：title 要写成带引号的文字，如 "),
        ("学生30人。".encode(), "title = x", "own.toml：TOML 写错了"),
    ],
)
def test_what_keeps_a_file_from_being_read_is_told_in_chinese(tmp_path, data, metadata, said):
    file = tmp_path / "own.txt"
    file.write_bytes(data)
    if metadata:
        file.with_suffix(".toml").write_text(metadata, encoding="utf-8")
    with pytest.raises(HeshuError) as caught:
        read(file)
    assert said in told(str(caught.value), "zh")
    assert told(str(caught.value), "en") == str(caught.value)


def test_a_problem_without_chinese_words_stays_as_it_is():
    assert told("own.txt: on fire", "zh") == "own.txt: on fire"
    assert told("on fire", "zh") == "on fire"
