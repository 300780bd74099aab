"""The doors of the contact log, where two go through them at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

from kototori.domain.errors import DatabaseBusy
from kototori.services.desk import Desk


def test_closing_waits_for_who_still_reads_beside_the_window(desk: Desk) -> None:
    reads, order = Event(), []

    def read() -> None:
        with desk.database.reading() as connection:
            reads.set()
            sleep(0.2)
            connection.exec_driver_sql("SELECT count(*) FROM contact").scalar_one()
            order.append("read")

    with ThreadPoolExecutor(1) as beside:
        done = beside.submit(read)
        assert reads.wait(5)
        desk.database.close()
        order.append("closed")
        done.result()

    assert order == ["read", "closed"]


def test_whoever_closes_within_a_transaction_of_their_own_waits_for_nobody(desk: Desk) -> None:
    with desk.database.reading():
        assert desk.database._others_are_out()


def test_what_comes_too_late_is_refused_instead_of_opening_the_file_again(desk: Desk) -> None:
    def read() -> None:
        with desk.database.reading():
            pass

    with ThreadPoolExecutor(1) as beside:
        beside.submit(read).result()
        desk.database.close()
        with pytest.raises(DatabaseBusy):
            beside.submit(read).result()
