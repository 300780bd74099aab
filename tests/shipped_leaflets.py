"""The leaflets that came with the program, remembered from one test's window to the next."""

from collections.abc import Collection
from pathlib import Path

from kototori import assets
from kototori.domain.leaflet import Leaflet
from kototori.wording.gap_values import GapValue
from kototori.wording.leaflet_texts import LeafletFolders, LeafletReader

_read = LeafletReader.leaflet
_known: dict[tuple[str, frozenset[str], tuple[GapValue, ...]], Leaflet] = {}


def shipped_leaflet(reader: LeafletReader, topic: str, only: Collection[str] = ()) -> Leaflet:
    """What `LeafletReader.leaflet` says; what is not exactly as it was shipped is read from its files."""
    if not _is_as_shipped(reader._folders):
        return _read(reader, topic, only)
    asked = topic, frozenset(only), reader._desk
    if asked not in _known:
        _known[asked] = _read(reader, topic, only)
    return _known[asked]


def _is_as_shipped(folders: LeafletFolders) -> bool:
    shipped = folders.leaflets, folders.translations
    if shipped != (assets.folder("resources") / "leaflets", assets.folder("translations")):
        return False
    return folders.own is None or not _holds_anything(folders.own)


def _holds_anything(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())
