"""The common prefix and suffix of two texts or other sequences."""

from collections.abc import Sequence


def common_prefix(one: Sequence[object], other: Sequence[object]) -> int:
    """The length of the common prefix, by bisection: comparing slices is fast for long texts."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:  # as where text is typed at the end
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_ends(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """The lengths of the common prefix and of the common suffix of what follows it."""
    prefix = common_prefix(one, other)
    if (rest := one[prefix + 1 :]) == other[prefix + 1 :]:  # at most one item differs
        return prefix, len(rest)
    return prefix, common_prefix(one[prefix:][::-1], other[prefix:][::-1])
