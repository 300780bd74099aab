"""What is said aloud by a screen reader, besides the names and states of what stands in the window."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_PAUSE = 500  # milliseconds without a key, after which somebody is no longer in the middle of a word


def announce(speaker: QWidget, sentence: str, *, at_once: bool = False) -> None:
    """Says a whole sentence; `at_once` breaks in on what is being read, for what was refused."""
    if not sentence or not speaker.isVisible():  # what is covered is not spoken either
        return
    # Imported with the first sentence: the roles of all widgets are many, and the start is short.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(speaker, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)


class PatientVoice:
    """Says what came of the typing once the typing pauses, instead of talking over every letter."""

    def __init__(self, speaker: QWidget) -> None:
        self._speaker = speaker
        self._sentence = ""
        self._pause = QTimer(speaker, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._say)

    def soon(self, sentence: str) -> None:
        """The last sentence before the pause is said; an empty one takes it back."""
        self._sentence = sentence
        self._pause.start()

    def now(self, sentence: str) -> None:
        """What was asked for by a key of its own is said at once."""
        self._pause.stop()
        self._sentence = sentence
        self._say()

    def _say(self) -> None:
        announce(self._speaker, self._sentence)
