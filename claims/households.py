"""Who lives in the villages that were counted right before: 5个行政村、2个社区，共1830户7210人."""

from claims.contexts import Context, Subject
from claims.named_right import state_right

_VILLAGES = ("村", "社区", "社區", "合作社", "街道", "镇", "鎮", "乡", "鄉", "居委会", "村委会", "小组", "小組")
_ALL = frozenset(("全村", "全组", "全乡", "全镇", "全社区", "本村", "我村"))
_HOUSEHOLDS = ("户", "戶")


def of_villages(context: Context) -> Subject | None:
    """The households of the villages before, or the people of these households; None elsewhere."""
    last, left, unit = context.last, context.left, context.quantity.unit
    if last is None and unit in _HOUSEHOLDS and context.named.phrase in _ALL and not state_right(context):
        return Subject(unit, scope=context.named.phrase, rule="households")
    if last is None or context.named.phrase or left.change or left.share or left.target:
        return None
    source = context.told[-1]
    of_places = source.rule in ("right", "left") and (source.subject or "").endswith(_VILLAGES)
    if unit in _HOUSEHOLDS and of_places and last.unit not in _HOUSEHOLDS:
        return Subject(unit, scope=source.scope, rule="households")
    people = unit == "人" and source.rule == "households" and source.subject in _HOUSEHOLDS
    return Subject("人口", scope=source.scope, rule="households") if people else None
