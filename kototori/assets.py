"""Finds resources/ and translations/ in a checkout, a wheel or a bundle; the only place that knows."""

from importlib.resources import files
from pathlib import Path


def folder(name: str) -> Path:
    """Shipped inside the package; in a checkout the folder lies beside it."""
    shipped = Path(str(files("kototori"))) / name
    return shipped if shipped.is_dir() else Path(__file__).resolve().parent.parent / name
