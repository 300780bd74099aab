"""Sealing with a passphrase in a process of its own: for a second or two the library lets nothing else run,
no thread and no window."""

import multiprocessing
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from kototori.domain.sealed_file import SealingStopped
from kototori.storage.sealing import sealed_and_opened


def sealed_apart(path: Path, plain: bytes, passphrase: str) -> bytes:
    """As `sealed_and_opened`; what is sealed and the passphrase go there by a pipe, and nowhere else.

    Raises SealingStopped where somebody ended the process.
    """
    context = multiprocessing.get_context("spawn")  # a fork would take the window's locks with it
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there,), name="sealing", daemon=True)
    process.start()
    there.close()  # now the line breaks when the process is gone
    try:
        here.send((path, plain, passphrase))
        answer = here.recv()
    except (EOFError, OSError):
        raise SealingStopped(path) from None
    finally:
        here.close()
        process.join()
    if isinstance(answer, Exception):
        raise answer
    assert isinstance(answer, bytes)
    return answer


def _work(line: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C at the terminal is the program's own affair
    try:
        path, plain, passphrase = line.recv()
    except EOFError:
        return
    try:
        answer: bytes | Exception = sealed_and_opened(path, plain, passphrase)
    except Exception as error:
        answer = error
    line.send(answer)
