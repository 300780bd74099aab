"""What a painted widget is to a screen reader, where Qt cannot know it from the kind of the widget."""

from enum import StrEnum


class SpokenAs(StrEnum):
    """Stands in a widget as `spoken_as`; `spoken_roles` makes it known to Qt."""

    EXPANDER = "expander"  # opens what lies under it; its property `expanded` says whether it has
    ONE_OF_SEVERAL = "one_of_several"
    STATUS = "status"
    STANDING_NOTE = "standing_note"
    PICTURE = "picture"
