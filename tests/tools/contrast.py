"""How well two colours stand apart, as WCAG counts it, and what a grey printer makes of one."""


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def grey(colour: str) -> float:
    """From 0, black, to 1, white."""
    red, green, blue = _shares(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _shares(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
