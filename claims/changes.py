"""What something changed from and what it became: 由5万人增加到8万人."""

import re

BECAME = (
    r"(?:增加|增长|提高|提升|上升|上涨|扩[大展充]|下降|下跌|减少|降低|缩小|回落|回升|攀升|跃升?|涨|调整|优化|转?变|发展|演[进变]|壮大|[延拓]展|缩短|压[缩减]"
    r"|[升增降减])(?:到|至|为|成)"
)
_OPENS = "由从自"
_FROM = re.compile(rf"[{_OPENS}](?=(?:[^,，。;；:：\n]|(?<=[0-9])[：:](?=[0-9])){{1,40}}?{BECAME})")
_BECAME = re.compile(BECAME)


def becomes(text: str) -> bool:
    """Whether a text begins with the verb that leads to what something became: 增加到8万人."""
    return _BECAME.match(text) is not None


def bases(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where a stretch of text tells what something changed from, in order: 5万人 of 由5万人增加到8万人."""
    led = _FROM.finditer(text, start, end)
    return tuple([(each.end(), last.start()) for each in led if (last := _BECAME.search(text, each.end(), end))])
