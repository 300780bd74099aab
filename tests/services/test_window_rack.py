"""The window has one rack, and with it one press, whoever asks for it."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children

from kototori.assets import folder
from kototori.domain.leaflet import LeafletOrder
from kototori.services.desk import Desk
from kototori.wording.catalogue import read_words

FINNISH, SWEDISH = (read_words(folder("translations"), language, None) for language in ("fi", "sv"))


def test_pad_and_page_print_by_one_press_that_stays_warm(desk: Desk) -> None:
    before = set(active_children())
    with ThreadPoolExecutor(4) as pool:
        racks = list(pool.map(lambda _: desk.leaflet_rack(FINNISH, apart=True), range(8)))
    order = LeafletOrder(topics=("this-place",), language="fi")
    for rack in racks:
        rack.pages((order,))
    racks[0].pages((LeafletOrder(topics=("this-place",), language="sv"),))

    assert len(set(map(id, racks))) == 1
    assert len(set(active_children()) - before) == 1


def test_another_language_of_the_window_has_its_own_and_a_command_shares_none(desk: Desk) -> None:
    finnish = desk.leaflet_rack(FINNISH, apart=True)

    assert desk.leaflet_rack(SWEDISH, apart=True) is not finnish
    assert desk.leaflet_rack(FINNISH) is not desk.leaflet_rack(FINNISH)
