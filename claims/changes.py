"""What something changed from and what it became: 由5万人增加到8万人."""

import re

BECAME = (
    r"(?:增加|增長|增长|提高|提升|上升|上[涨漲]|[扩擴][大展充]|下降|下跌|[减減]少|降低|[缩縮]小|回落|回升|[调調]整|[优優]化|[转轉]?[变變]"
    r"|[发發]展|演[进變变]|[壮壯]大|[延拓]展|[缩縮]短|[压壓][缩縮减減]|[升增降减減])(?:到|至|为|為|成)"
)
_FROM = re.compile(rf"[由从從自](?=(?:[^，,。；;：:\n]|(?<=[0-9])[：:](?=[0-9])){{1,40}}?{BECAME})")
_BECAME = re.compile(BECAME)


def bases(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where a stretch of text tells what something changed from, in order: 5万人 of 由5万人增加到8万人."""
    found = ((each.end(), _BECAME.search(text, each.end(), end)) for each in _FROM.finditer(text, start, end))
    return tuple((first, became.start()) for first, became in found if became)
