"""Files to documents: every character kept, every encoding told, every refusal one line with place and remedy."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from claims import extract_document
from claims.documents import LARGEST, find, read
from claims.encodings import looks_chinese
from claims.errors import MetadataError, UnreadableDocumentError
from claims.rows import version_id

TEXT = "初步核算，全市地区生产总值1234.5亿元，同比增长5.6%。\r\n其中，第一产业增加值78.9亿元。\r第二产业\u2028增长。\n"
TRADITIONAL = "全市地區生產總值1234.5億元，同比增長5.6%。財政收入達到300億元，就業崗位2萬個，較上年增加3%。"
JAPANESE = "日本国憲法は1946年に公布された。人口は約1億2千万人であり、面積は37万平方キロメートルである。"
KOREAN = "대한민국의 인구는 약 5천만 명이며 면적은 10만 제곱킬로미터이다. 정부는 경제성장률을 3.5%로 전망하였다."
RUSSIAN = "Население города составляет 300 тысяч человек, площадь сто квадратных километров."
FRENCH = "Le marché a été créé à Paris, où l'élève est allé après le déjeuner; il y a 30 élèves."


def written(folder: Path, data: bytes | str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def refusal(path: str | Path) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything; the test may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    ("encode", "encoding"),
    [
        (lambda text: text.encode(), "utf-8"),
        (lambda text: text.encode("utf-8-sig"), "utf-8-sig"),
        (lambda text: b"\xff\xfe" + text.encode("utf-16-le"), "utf-16"),
        (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), "utf-16"),
        (lambda text: text.encode("gb18030"), "gb18030"),
        (lambda text: ("\ufeff" + text).encode("gb18030"), "gb18030"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "gb18030", "gb18030 with mark"],
)
def test_the_text_is_the_same_whatever_the_encoding_and_keeps_its_line_ends(
    tmp_path: Path, encode: Callable[[str], bytes], encoding: str
) -> None:
    document = read(written(tmp_path, encode(TEXT)))
    assert document.text == TEXT
    assert document.encoding == encoding
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_the_name_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, TEXT)
    monkeypatch.chdir(tmp_path)
    assert read("./a.txt").name == "./a.txt"


@pytest.mark.parametrize(
    "text",
    [
        TRADITIONAL,
        "小麦播种面积3.2万亩,油菜籽、甘蔗、烟叶产量分别达4万吨、5万吨、6万吨,棉花减产7%",
        "招聘7181人",
        "Revenue by segment: 营业收入 1,234.5 (2023: 1,100.2); net profit 净利润 98.7",
    ],
    ids=["traditional", "few common words", "very short", "mostly English"],
)
def test_all_sorts_of_chinese_in_gb18030_are_read(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, text.encode("gb18030"))).text == text


def test_a_mark_within_the_text_stays(tmp_path: Path) -> None:
    assert read(written(tmp_path, "全市\ufeff企业254家")).text == "全市\ufeff企业254家"


def test_a_text_without_chinese_is_read(tmp_path: Path) -> None:
    assert read(written(tmp_path, "GDP grew by 5%.\n")).text == "GDP grew by 5%.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (TRADITIONAL, "big5", "big5"),
        (JAPANESE, "shift_jis", "cp932"),
        (JAPANESE, "euc_jp", "euc"),
        (KOREAN, "euc_kr", "cp949"),
        (RUSSIAN, "cp1251", "cp1251"),
        (FRENCH, "latin-1", "cp125"),
        (TEXT, "utf-16-le", "utf-16-le"),
        (TEXT, "utf-16-be", "utf-16-be"),
        (TEXT, "utf-32", "UTF-32"),
    ],
)
def test_another_encoding_is_refused_by_name_with_the_command_that_converts_it(
    tmp_path: Path, text: str, encoding: str, named: str
) -> None:
    path = written(tmp_path, text.encode(encoding))
    message = refusal(path)
    assert "neither UTF-8 nor GB18030, it looks like " in message
    assert f"iconv -f {message.partition('looks like ')[2].partition(';')[0]} -t utf-8 '{path}'" in message
    assert named in message


def test_japanese_with_many_marks_is_not_read_as_chinese(tmp_path: Path) -> None:
    text = "はい、そう、です。いえ、ちがい、ます。つまり、おおむね、3割、です。"
    assert "neither UTF-8 nor GB18030" in refusal(written(tmp_path, text.encode("euc_jp")))


def test_damaged_utf8_is_refused_at_its_byte_and_not_read_as_gb18030(tmp_path: Path) -> None:
    data = TEXT.encode()
    assert "damaged UTF-8 at byte 30" in refusal(written(tmp_path, data[:30] + b"\xff" + data[30:]))
    assert f"damaged UTF-8 at byte {len(data) - 4}" in refusal(written(tmp_path, data[:-2]))


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xef\xbb\xbf"])
def test_a_mark_that_the_bytes_belie_is_refused(tmp_path: Path, mark: bytes) -> None:
    assert "damaged UTF-" in refusal(written(tmp_path, mark + "全市企业25家".encode("gb18030") + b"\xff"))


def test_gb18030_read_as_something_else_does_not_look_chinese() -> None:
    assert looks_chinese(TEXT)
    for text, encoding in [(TRADITIONAL, "big5"), (JAPANESE, "shift_jis"), (KOREAN, "euc_kr"), (TEXT, "utf-8")]:
        assert not looks_chinese(text.encode(encoding).decode("gb18030", errors="ignore"))


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF file; extract its text first: pdftotext"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a Word document (DOCX); save it as plain text"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook (XLSX); save it as plain text"),
        (zipped("a.txt"), "a ZIP archive; unpack it first"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "an old Word, Excel or WPS file; save it as plain text"),
        (b"{\\rtf1\\ansi \\u20840?}", "an RTF file; save it as plain text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)"),
        (b"text\0more", "a binary file (NUL at byte 4)"),
        (b"\xef\xbb\xbftext\0more", "a binary file (NUL at byte 7)"),
        (b"\x01\x02\x03\x04\x05\x06", "a binary file (6 control characters)"),
        (bytes(range(128, 256)) * 20, "nor any encoding that can be told"),
    ],
)
def test_binary_files_are_refused_by_what_they_are(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(written(tmp_path, data))


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt") == "no such file or folder; check the path"
    assert refusal(written(tmp_path, TEXT) / "below.txt") == "no such file or folder; check the path"
    assert refusal("") == "no such file or folder; check the path"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "a folder; name the files in it"
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").startswith("neither a file nor a folder")


def test_empty_files_are_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, b"")) == "empty; fill it or leave it out"
    assert refusal(written(tmp_path, " \n\t\u3000\r\n")).startswith("contains nothing but white space")
    assert refusal(written(tmp_path, b"\xef\xbb\xbf")).startswith("contains nothing but white space")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    path.chmod(0)
    with as_nobody():
        assert refusal(path) == "Permission denied; make it readable or leave it out"


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert refusal(path) == "32 MB, more than the 32 MB that are read; split it"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_thirty_megabytes_are_read_whole(tmp_path: Path, encoding: str) -> None:
    line = TEXT.encode(encoding)
    path = written(tmp_path, line * (30_000_000 // len(line) + 1))
    assert len(read(path).text) == len(TEXT) * (30_000_000 // len(line) + 1)


METADATA = """
title = " 新闻发布会 "
publisher = "某频道"
published = 2024-10-28
address = "https://example.org/a"
outlet = "某办公室"
genre = "press"

[speakers]
"王某" = "甲局"
"李某" = "乙局"
"""


def test_metadata_beside_the_document_is_read(tmp_path: Path) -> None:
    written(tmp_path, METADATA, "a.toml")
    document = read(written(tmp_path, TEXT))
    assert document.title == "新闻发布会"
    assert document.publisher == "某频道"
    assert document.published == date(2024, 10, 28)
    assert document.address == "https://example.org/a"
    assert document.outlet == "某办公室"
    assert document.genre == "press"
    assert document.speakers == (("王某", "甲局"), ("李某", "乙局"))


def test_metadata_goes_by_the_stem_and_may_carry_a_mark(tmp_path: Path) -> None:
    written(tmp_path, b"\xef\xbb\xbf" + 'title = "二"\r\n'.encode(), "a.2024.toml")
    written(tmp_path, 'title = "一"', "a.toml")
    assert read(written(tmp_path, TEXT, "a.2024.txt")).title == "二"


def test_metadata_says_how_far_the_hedges_of_a_document_reach(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全市有约10.0万人参加。", encoding="utf-8")
    usual = extract_document(read(tmp_path / "a.txt"))
    (tmp_path / "a.toml").write_text("[reading]\nabout = 2.5\n", encoding="utf-8")
    narrow = extract_document(read(tmp_path / "a.txt"))
    assert [(claim.lower, claim.upper) for claim in usual.claims] == [(90_000, 110_000)]
    assert [(claim.lower, claim.upper) for claim in narrow.claims] == [(97_500, 102_500)]
    assert version_id(usual, "1") != version_id(narrow, "1")


def test_without_metadata_nothing_is_known(tmp_path: Path) -> None:
    document = read(written(tmp_path, TEXT))
    assert (document.title, document.published, document.speakers) == (None, None, ())


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ('tilte = "x"', "unknown key tilte; known are title, publisher"),
        ("title = 5", 'title must be text, as in title = "..."'),
        ('published = "2024-10-28"', "published must be a date without quotes or time"),
        ("published = 2024-10-28T08:00:00", "published must be a date without quotes or time"),
        ('speakers = "王某"', "speakers must be a table"),
        ("reading = 5", "reading must be a table"),
        ("[reading]\nabuot = 5", "unknown key reading.abuot; known are about, more, nearly"),
        ("[reading]\nabout = -5", "reading.about must be per cent from 0 to 100"),
        ('[reading]\nabout = "5"', "reading.about must be per cent from 0 to 100"),
        ("[speakers]\n王某 = 1", "line 2, column 1"),
        ('[speakers]\n"王某" = 1', "speakers.王某 must be text"),
        ('title = "x"\npublisher = 某频道', "line 2, column 13"),
        ('title = "x"\ntitle = "y"', "Cannot overwrite a value"),
        ("title = '发布会'".encode("gb18030"), "not UTF-8 at byte 9"),
    ],
)
def test_metadata_that_can_not_be_understood_is_refused_by_key_or_line(
    tmp_path: Path, metadata: str | bytes, words: str
) -> None:
    beside = written(tmp_path, metadata, "a.toml")
    with pytest.raises(MetadataError) as caught:
        read(written(tmp_path, TEXT))
    message = str(caught.value)
    assert message.startswith(f"{beside}: ")
    assert words in message
    assert "\n" not in message


def test_folders_are_searched_for_texts_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "sub" / ".git").mkdir(parents=True)
    wanted = [written(tmp_path, TEXT, name) for name in ("b.txt", "sub/a.MD", "sub/c.txt")]
    for name in ("b.toml", "sub/d.pdf", ".hidden.txt", "sub/.git/e.txt"):
        written(tmp_path, TEXT, name)
    assert find([tmp_path]) == (sorted(wanted), [])


def test_files_are_found_once_and_whatever_their_suffix(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT, "a.text")
    other = written(tmp_path, TEXT, "b.txt")
    (tmp_path / "link.txt").symlink_to(other)
    found = find([path, str(path), tmp_path / "b.txt", tmp_path])
    assert found.paths == [path, other]
    assert found.failures == []


def test_what_can_not_be_found_does_not_stop_the_others(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    (tmp_path / "blank").mkdir()
    found = find([tmp_path / "none", path, tmp_path / "blank", ""])
    assert found.paths == [path]
    assert [str(failure) for failure in found.failures] == [
        f"{tmp_path}/none: no such file or folder; check the path",
        f"{tmp_path}/blank: a folder without *.txt or *.md; name another",
        ": no such file or folder; check the path",
    ]


def test_a_folder_that_may_not_be_listed_is_told(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut").chmod(0)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(0o755)
    path = written(tmp_path, TEXT)
    with as_nobody():
        found = find([tmp_path])
    assert found.paths == [path]
    assert [str(failure) for failure in found.failures] == [
        f"{tmp_path}/shut: Permission denied; make it readable or leave it out"
    ]


def test_reading_documents_needs_neither_the_database_nor_arrow() -> None:
    heavy = "duckdb", "pyarrow", "pandas", "sqlmodel", "sqlalchemy", "charset_normalizer"
    code = f"import claims.documents, claims.model, sys; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", "<p>全县有合作社128家。</p>"),
        ("PAGE.HTM", "全县有合作社128家。"),
        ("page.txt", "<!DOCTYPE html>\n<title>公报</title><p>全县有合作社128家。"),
        ("page.txt", "<!-- saved from url=(0014)about:internet -->\n<HTML lang=zh><p>全县有合作社128家。"),
        ("page.txt", '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>128家</p></html>'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_an_html_page_is_refused_with_what_to_do(tmp_path: Path, name: str, content: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding=encoding)
    assert refusal(path).startswith("an HTML page, whose tags and menus are no part of the text; save the article")


@pytest.mark.parametrize(
    "content",
    [
        "网页<html>标签共128处。",
        "<p align=center>全县有合作社128家。</p>",
        "# 公报\n\n<!-- 初稿 -->\n全县有合作社128家。",
        "<!-- 初稿 -->" * 3000 + "全县有合作社128家。",
    ],
)
def test_a_text_that_only_has_tags_is_read(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(content, encoding="utf-8")
    assert read(path).text == content
