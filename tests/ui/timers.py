"""Time that passes at once: a test that waits for it in earnest waits longer where the machine is busy."""

from PySide6.QtCore import QTimer


def run_out(timer: QTimer) -> None:
    """The timer has run for as long as it was told to."""
    assert timer.isActive()
    if timer.isSingleShot():
        timer.stop()
    timer.timeout.emit()
