"""What YAML text holds: records, lists and text, each of which knows its place."""

from typing import TypeAlias

Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1, in code points."""


class Record(dict[str, "Value"]):
    """A mapping that knows where it and each of its keys and values stand."""

    __slots__ = ("at", "place", "value_at")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.at: dict[str, Place] = {}
        self.value_at: dict[str, Place] = {}


class Items(list["Value"]):
    """A sequence that knows where it and each of its items stand."""

    __slots__ = ("place", "places")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.places: list[Place] = []


Value: TypeAlias = Record | Items | str | None
