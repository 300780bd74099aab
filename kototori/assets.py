"""Finds resources/ and translations/ in a checkout, a wheel or a bundle; the only place that knows."""

from pathlib import Path


def folder(name: str) -> Path:
    """Shipped inside the package; in a checkout the folder lies beside it."""
    package = Path(__file__).resolve().parent
    shipped = package / name
    return shipped if shipped.is_dir() else package.parent / name
