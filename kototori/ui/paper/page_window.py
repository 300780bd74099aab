"""Which part of an enlarged page is seen: sizes and places alone, no painting."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

STEPS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)  # times the size at which the whole page is seen


class PageWindow:
    """A room in which a page lies, and how far the page is pushed under it."""

    def __init__(self) -> None:
        self._step = 0
        self._room = QSizeF()
        self._whole = QSizeF()  # the page as large as the room takes it
        self._at = QPointF()

    @property
    def enlarged(self) -> float:
        """How many times larger than the whole page."""
        return STEPS[self._step]

    @property
    def is_enlarged(self) -> bool:
        return self._step > 0

    @property
    def page(self) -> QSizeF:
        """The page as large as it is drawn."""
        return self._whole * self.enlarged

    def fit(self, paper: QSizeF, room: QSizeF) -> None:
        """Another page, or another room; the same place of the page stays in the middle."""
        middle = self._middle()
        self._room = room
        self._whole = paper.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self._look_at(middle)

    def enlarge(self, steps: int) -> bool:
        """Larger or smaller by so many steps; False where it cannot go further."""
        wanted = min(max(self._step + steps, 0), len(STEPS) - 1)
        if wanted == self._step:
            return False
        middle = self._middle()
        if not self._step:
            middle = QPointF(0.5, 0)  # from the whole page on, its head is read first
        self._step = wanted
        self._look_at(middle)
        return True

    def show_whole(self) -> None:
        """Back to the whole page."""
        self._step = 0
        self._at = QPointF()

    def push(self, right: float, down: float) -> bool:
        """Looks further right and down; False where the page ends."""
        before = QPointF(self._at)
        self._at += QPointF(right, down)
        self._keep_inside()
        return before != self._at

    def go_to_top(self) -> None:
        """The head of a page that was just turned."""
        self._at.setY(0)

    def area(self) -> QRectF:
        """Where the page is drawn, from the left upper corner of the room."""
        page = self.page
        left = max((self._room.width() - page.width()) / 2, 0) - self._at.x()
        return QRectF(QPointF(left, -self._at.y()), page)

    def _middle(self) -> QPointF:
        page = self.page
        if page.isEmpty():
            return QPointF(0.5, 0)
        x = (self._at.x() + min(self._room.width(), page.width()) / 2) / page.width()
        return QPointF(x, (self._at.y() + min(self._room.height(), page.height()) / 2) / page.height())

    def _look_at(self, middle: QPointF) -> None:
        page = self.page
        self._at = QPointF(
            middle.x() * page.width() - self._room.width() / 2,
            middle.y() * page.height() - self._room.height() / 2,
        )
        self._keep_inside()

    def _keep_inside(self) -> None:
        page = self.page
        self._at.setX(min(max(self._at.x(), 0), max(page.width() - self._room.width(), 0)))
        self._at.setY(min(max(self._at.y(), 0), max(page.height() - self._room.height(), 0)))
