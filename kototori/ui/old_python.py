"""Keeps Python 3.11 alive under PySide6 6.12.0, whose functions return a None that they do not own.

Each call without a result lowers the count of references to None by one; after some ten thousand, that is
after a few minutes at the desk, Python ends with "deallocating None". From 3.12 on None is not counted.
"""

import sys

_FIRST_WITHOUT_COUNT = (3, 12)
_ENOUGH = 1 << 40  # a thousand years of painting


def keep_none_alive() -> None:
    """Gives None more references than any working day can use up; call it once before the window is made."""
    if sys.version_info >= _FIRST_WITHOUT_COUNT or sys.getrefcount(None) > _ENOUGH // 2:
        return
    import ctypes

    # The count is the first field of every object (PyObject.ob_refcnt).
    ctypes.c_ssize_t.from_address(id(None)).value += _ENOUGH
