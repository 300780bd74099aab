"""Colours, sizes, the focus ring: how the window looks, in the light and in the dark."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QApplication, QWidget

# Sizes in pixels, as they are at the system's ordinary font size; `scaled` follows a larger one.
BODY, TILE_LABEL, SECTION, TITLE, KEY_NUMBER, SMALL = 14, 15, 18, 24, 28, 12
GAP_1, GAP_2, GAP_3, GAP_4, GAP_6 = 4, 8, 12, 16, 24
TILE_HEIGHT, BUTTON_HEIGHT, ROW_HEIGHT, LEAST_TARGET = 76, 48, 48, 24
WIDEST = 1720  # a page on a very wide screen: farther apart, what belongs together would not be seen so
TOUCH = 48  # what a finger is to hit on the pad and the sheets
RADIUS = 8
RING = 2  # the width of the focus ring and of a selected border
_LARGEST_KEPT = 120_000  # dots of a panel that is kept as a picture; a larger one costs no less as one


class Look(StrEnum):
    """What was chosen for this computer."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Colours(NamedTuple):
    """The roles of a colour; every pair that carries text has a contrast of 4.5 : 1, the rest 3 : 1."""

    window: str
    surface: str
    text: str
    secondary: str
    border: str
    divider: str
    accent: str
    on_accent: str
    selected: str
    success: str
    warning: str
    error: str
    warning_tint: str
    series: tuple[str, str, str, str]


LIGHT = Colours(
    window="#F4F6F8",
    surface="#FFFFFF",
    text="#1B2430",
    secondary="#4A5765",
    border="#6F7C89",
    divider="#D5DCE3",
    accent="#1F5FA8",
    on_accent="#FFFFFF",
    selected="#E6EFF9",
    success="#0B6B4F",
    warning="#7A4B00",
    error="#A3242B",
    warning_tint="#FFF3DC",
    series=("#0072B2", "#B35900", "#1B2430", "#8A8F98"),
)
DARK = Colours(
    window="#14191F",
    surface="#1D242C",
    text="#E8EDF2",
    secondary="#A9B5C1",
    border="#7B8895",
    divider="#303A45",
    accent="#7FB5F0",
    on_accent="#0B1B2B",
    selected="#1E3A57",
    success="#6FD3B0",
    warning="#F2C46D",
    error="#FF9A9E",
    warning_tint="#3A2E15",
    series=("#56B4E9", "#E69F00", "#F4F6F8", "#8E99A6"),
)


# High contrast: black and white, no grey text, no faint line; whatever carries text reaches 7 : 1.
CONTRAST_LIGHT = Colours(
    window="#FFFFFF",
    surface="#FFFFFF",
    text="#000000",
    secondary="#000000",
    border="#000000",
    divider="#000000",
    accent="#003A7D",
    on_accent="#FFFFFF",
    selected="#D6E8FF",
    success="#00452F",
    warning="#4A2D00",
    error="#85000F",
    warning_tint="#FFF1CC",
    series=("#00518F", "#8A3F00", "#000000", "#5A5F66"),
)
CONTRAST_DARK = Colours(
    window="#000000",
    surface="#000000",
    text="#FFFFFF",
    secondary="#FFFFFF",
    border="#FFFFFF",
    divider="#FFFFFF",
    accent="#9CCBFF",
    on_accent="#000000",
    selected="#12406E",
    success="#7FF0C8",
    warning="#FFD97A",
    error="#FFB9BC",
    warning_tint="#2E2200",
    series=("#7CC8F5", "#FFB733", "#FFFFFF", "#B4BBC2"),
)

_KNOWN = {
    (int(known.window[1:], 16), int(known.border[1:], 16)): known
    for known in (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
}
_OPAQUE = 0xFF000000


def colours_of(widget: QWidget) -> Colours:
    """The colours that a widget is shown in; painters ask at every paint, and so follow a change at once."""
    palette = widget.palette()
    window, border = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Mid)
    return _KNOWN.get((window.rgb() - _OPAQUE, border.rgb() - _OPAQUE), LIGHT)


def palette_of(colours: Colours) -> QPalette:
    """The palette through which Fusion and our own painters learn the colours."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours.surface), QColor(colours.window))
    for which, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.selected,
        role.Text: colours.text,
        role.PlaceholderText: colours.secondary,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.error,
        role.Light: colours.surface,
        role.Midlight: colours.divider,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Shadow: colours.border,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.secondary))
    return palette


class Appearance(QObject):
    """Light, dark or high contrast: a choice for this computer, or what the system says at the moment."""

    changed = Signal()

    def __init__(self, application: QApplication, look: Look) -> None:
        super().__init__(application)
        self._application = application
        self._look = look
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        self._apply()

    @property
    def look(self) -> Look:
        """What was chosen."""
        return self._look

    def choose(self, look: Look) -> None:
        """Takes effect at once."""
        self._look = look
        self._apply()

    def colours(self) -> Colours:
        """The colours that follow from the choice and from the system."""
        hints = self._application.styleHints()
        by_system = self._look in (Look.SYSTEM, Look.CONTRAST)
        dark = self._look is Look.DARK or (by_system and hints.colorScheme() is Qt.ColorScheme.Dark)
        asked = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        if asked or self._look is Look.CONTRAST:
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if dark else LIGHT

    def _apply(self) -> None:
        self._application.setPalette(palette_of(self.colours()))
        self.changed.emit()


def use_desk_font(application: QApplication) -> bool:
    """The system's font, at 14 px or larger where the person has asked the system for larger letters.

    Returns whether that is another one than before.
    """
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    chosen.setPixelSize(max(BODY, QFontInfo(chosen).pixelSize()))
    before = application.font()
    if (before.family(), before.pixelSize()) == (chosen.family(), chosen.pixelSize()):
        return False
    application.setFont(chosen)
    return True


def scaled(size: float) -> int:
    """A size in pixels, larger where the letters are larger."""
    return round(size * QApplication.font().pixelSize() / BODY)


def font(size: int = BODY, *, bold: bool = False) -> QFont:
    """The window's font at one of the sizes above."""
    chosen = QApplication.font()
    chosen.setPixelSize(round(size * chosen.pixelSize() / BODY))
    chosen.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return chosen


SLIM_SCROLL_BAR = """
QScrollBar:vertical { width: 10px; background: transparent; }
QScrollBar::handle:vertical { background: palette(mid); border-radius: 4px; min-height: 24px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def fill(painter: QPainter, area: QRectF, colour: str) -> None:
    """A plain surface.

    Not by `fillRect`, for which PySide would load brushes and gradients: a fiftieth of the window's start.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(area)


def draw_panel(
    painter: QPainter, area: QRectF, fill: str, border: str, *, width: float = 1, radius: float = RADIUS
) -> None:
    """A rounded surface with its border inside `area`.

    Smooth corners take Qt ten times as long as a small picture, and a page has seventy of them: where picture
    and screen have the same dots, the one that was drawn before is shown again.
    """
    across, down = int(area.width()), int(area.height())
    whole = (across, down) == (area.width(), area.height()) and 0 < across * down < _LARGEST_KEPT
    if not whole or painter.device().devicePixelRatio() != 1 or painter.transform().isScaling():
        _draw_panel(painter, area, fill, border, width, radius)
        return
    name = f"panel {across} {down} {fill} {border} {width} {radius}"
    drawn = QPixmap()
    if not QPixmapCache.find(name, drawn):
        drawn = QPixmap(across, down)
        drawn.fill(Qt.GlobalColor.transparent)
        inside = QPainter(drawn)
        _draw_panel(inside, QRectF(0, 0, across, down), fill, border, width, radius)
        inside.end()
        QPixmapCache.insert(name, drawn)
    painter.drawPixmap(area.topLeft(), drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _draw_panel(painter: QPainter, area: QRectF, fill: str, border: str, width: float, radius: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(border), width))
    painter.setBrush(QColor(fill))
    inset = width / 2
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_focus_ring(painter: QPainter, area: QRectF, colours: Colours, radius: float = RADIUS) -> None:
    """The ring around what has the keyboard; it stands off the border so that it is seen on any fill."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent), RING))
    painter.drawRoundedRect(area.adjusted(4, 4, -4, -4), max(radius - 3, 2), max(radius - 3, 2))
