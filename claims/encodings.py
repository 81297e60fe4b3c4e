"""From bytes to text without guessing: UTF-8, UTF-16 with its mark and GB18030 are read, anything else is named."""

import re

from claims.errors import UnreadableDocumentError

COMMON = frozenset(
    "的一是在不了有和人这這中大为為上个個国國以要时時来來用们們生到作地于於出就分对對成会會可主发發年动動"
    "同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理"
    "起小物现現实實加量都两兩体體制机機当當使点點从從业業本去性好应應开開合还還因由其然前外天政四日社事平"
    "形相全表间間与與关關各重新内內数數正心明利比或但质質第向道条條结結意建月公无無系件企元市万萬亿億增长長"
    "，。、；：“”（）《》％"
)
"""Characters and marks that make up a third or more of any Chinese text, simplified or traditional."""

COMMON_SHARE = 0.15
"""The least share of them among the characters beyond ASCII. Text read in a wrong encoding stays under a twentieth."""

SAMPLE = 65_536

ENOUGH = 16
"""Characters; fewer may look Chinese by chance."""

NAMEABLE = ("big5", "big5hkscs", "cp932", "euc_jp", "cp949", "euc_kr", "cp1251", "koi8_r", "cp1250", "cp1252", "cp437")
"""The encodings that a refused file is compared with; iconv knows each by this name."""

SIGNATURES = (
    (b"%PDF-", "a PDF file", "extract its text first: pdftotext -enc UTF-8 '{0}'"),
    (b"{\\rtf", "an RTF file", "save it as plain text in UTF-8"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or WPS file", "save it as plain text in UTF-8"),
    (b"\x89PNG", "a picture (PNG)", "give the text that it shows"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "give the text that it shows"),
    (b"GIF8", "a picture (GIF)", "give the text that it shows"),
    (b"\x7fELF", "a program", "give a text"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"SQLite format 3", "a SQLite database", "export its text"),
)

ZIP_CONTENTS = (
    (b"word/", "a Word document (DOCX)", "save it as plain text in UTF-8"),
    (b"xl/", "an Excel workbook (XLSX)", "save it as plain text in UTF-8"),
    (b"ppt/", "a PowerPoint file (PPTX)", "save it as plain text in UTF-8"),
    (b"", "a ZIP archive", "unpack it first"),
)

PAGE = re.compile(
    r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text, character for character, and the encoding that it was read in; a byte order mark is no part of it.

    Raises UnreadableDocumentError, with the place or the name of what it is, for binary files, HTML pages and other
    encodings.
    """
    text, encoding = _decoded(data, name)
    if PAGE.match(text[:SAMPLE]):
        raise page_refused(name)
    return text, encoding


def page_refused(name: str) -> UnreadableDocumentError:
    """Why an HTML page is not read: its figures would be told at other places than the file has them.

    What stands around the article (menus, other headlines) would be read as the article's own.
    """
    return UnreadableDocumentError(
        f"{name}: an HTML page, whose tags and menus are no part of the text; "
        "save the article as plain text in UTF-8, named .txt"
    )


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    _refuse_known_binary(data, name)
    for mark, encoding in ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32")):
        if data.startswith(mark):
            raise _other_encoding(name, encoding)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16", name)
    _refuse_nul(data, name)
    if data.startswith(b"\xef\xbb\xbf"):
        return _strictly(data, "utf-8-sig", name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _gb18030(data, name, error.start)
    _refuse_control_characters(text, name)
    return text, "utf-8"


def looks_chinese(text: str) -> bool:
    """Whether the characters beyond ASCII are those of written Chinese, by the share of its commonest ones."""
    beyond = [character for character in text[:: len(text) // SAMPLE + 1] if character > "\x7f"]
    return sum(character in COMMON for character in beyond) >= COMMON_SHARE * len(beyond) > 0


def _strictly(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        label = encoding.removesuffix("-sig").upper()
        raise UnreadableDocumentError(
            f"{name}: damaged {label} at byte {error.start} ({error.reason}); save it again as UTF-8"
        ) from None
    nul = text.find("\0")
    if nul >= 0:
        raise UnreadableDocumentError(f"{name}: a binary file (NUL at character {nul}); give its text in UTF-8")
    return text, encoding


def _gb18030(data: bytes, name: str, broken: int) -> tuple[str, str]:
    try:
        text = data.decode("gb18030").removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = ""
    if looks_chinese(text) and not _has_kana(text):
        return text, "gb18030"
    if _mostly_utf8(data):
        raise UnreadableDocumentError(
            f"{name}: damaged UTF-8 at byte {broken}; restore it, or drop the damage: "
            f"iconv -c -f utf-8 -t utf-8 '{name}' > fixed.txt"
        )
    raise _other_encoding(name, _named_encoding(data))


def _has_kana(text: str) -> bool:
    """Japanese in EUC-JP passes for GB18030: its kana have the same codes there."""
    beyond = [character for character in text[:: len(text) // SAMPLE + 1] if character > "\x7f"]
    return sum("\u3041" <= character <= "\u30fe" for character in beyond) * 10 > len(beyond)


def _mostly_utf8(data: bytes) -> bool:
    text = data[:SAMPLE].decode("utf-8", errors="replace")
    beyond = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") * 5 < beyond


def _named_encoding(data: bytes) -> str | None:
    # Naming what is refused takes a fifth of a second to import; what is read never needs it.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=list(NAMEABLE)).best()
    return best.encoding.replace("_", "-") if best is not None else None


def _other_encoding(name: str, encoding: str | None) -> UnreadableDocumentError:
    if encoding is None:
        return UnreadableDocumentError(
            f"{name}: neither UTF-8 nor GB18030, nor any encoding that can be told; "
            "open it where it shows right and save it as UTF-8"
        )
    return UnreadableDocumentError(
        f"{name}: neither UTF-8 nor GB18030, it looks like {encoding}; convert it: "
        f"iconv -f {encoding} -t utf-8 '{name}' > converted.txt"
    )


def _refuse_known_binary(data: bytes, name: str) -> None:
    for signature, kind, remedy in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocumentError(f"{name}: {kind}; {remedy.format(name)}")
    if data.startswith(b"PK\x03\x04"):
        kind, remedy = next((kind, remedy) for part, kind, remedy in ZIP_CONTENTS if part in data)
        raise UnreadableDocumentError(f"{name}: {kind}; {remedy}")


def _refuse_nul(data: bytes, name: str) -> None:
    nul = data.find(b"\0")
    if nul < 0:
        return
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[:SAMPLE].decode(encoding, errors="ignore")
        if len(text) >= ENOUGH and looks_chinese(text):
            raise _other_encoding(name, encoding)
    raise UnreadableDocumentError(f"{name}: a binary file (NUL at byte {nul}); give its text in UTF-8")


def _refuse_control_characters(text: str, name: str) -> None:
    """Short binary files may pass for UTF-8; a text has no more than stray control characters."""
    control = sum(text.count(chr(code)) for code in (*range(1, 9), *range(14, 26), *range(28, 32), 127))
    if control * 20 > len(text):
        raise UnreadableDocumentError(f"{name}: a binary file ({control} control characters); give its text in UTF-8")
