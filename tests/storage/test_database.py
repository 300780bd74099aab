"""The doors of the contact log, where two go through them at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
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


def test_a_dozen_that_read_at_once_all_read_to_the_end(desk: Desk) -> None:
    everybody = Barrier(12)

    def read() -> int:
        with desk.database.reading() as connection:
            everybody.wait(10)
            found = connection.exec_driver_sql("SELECT count(*) FROM need").scalar_one()
            everybody.wait(10)
            return int(found)

    with ThreadPoolExecutor(12) as threads:
        found = [reading.result() for reading in [threads.submit(read) for _ in range(12)]]

    assert min(found) == max(found) > 0


def test_a_window_that_writes_keeps_its_transaction_while_many_read(desk: Desk) -> None:
    def read() -> None:
        with desk.database.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM contact").scalar_one()

    with desk.database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (number INTEGER)")
        for number in range(12):
            with ThreadPoolExecutor(1) as beside:  # each time another thread
                beside.submit(read).result()
            connection.exec_driver_sql(f"INSERT INTO kept VALUES ({number})")

    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM kept").scalar_one() == 12


def test_one_s_own_writing_is_not_taken_for_another_program_s(desk: Desk) -> None:
    before = desk.database.mark()
    with desk.database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (number INTEGER)")

    assert desk.database.mark() == before
