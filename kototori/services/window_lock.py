"""Whether the desk's window is open, without loading what the window is made of."""

import sys

from kototori.home import Home


def is_window_open(home: Home) -> bool:
    """Asks the system who holds the window's lock; a file left by a window that died holds nothing."""
    try:
        with home.window_lock.open("r+b") as lock:
            if sys.platform == "win32":
                return False  # there a held lock cannot even be opened for writing
            from fcntl import LOCK_EX, LOCK_NB, flock

            flock(lock, LOCK_EX | LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
