"""The lists that the program ships come into a desk: into a new one, and with each newer program."""

from pathlib import Path
from uuid import uuid4

from kototori.services.shipped_lists import lists_digest, read_lists
from kototori.storage import lists, settings
from kototori.storage.database import Connection


class FirstLists:
    """The program's own lists, read from its resources only when they are new to the desk."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "lists"
        self._topics = sorted(path.stem for path in (resources / "leaflets").glob("*.toml"))
        self.digest = lists_digest(self._folder, self._topics)

    def fill(self, connection: Connection) -> None:
        """A new desk: the lists, the first places, and who it is."""
        settings.put(connection, "desk", str(uuid4()))
        settings.put(connection, "installation", str(uuid4()))
        self.bring_in(connection)
        for place in read_lists(self._folder).places.values():
            lists.add_place(connection, place)

    def bring_in(self, connection: Connection) -> None:
        """The lists as this version of the program ships them."""
        lists.write_shipped(connection, read_lists(self._folder), self._topics)
        settings.put(connection, "lists", self.digest)
