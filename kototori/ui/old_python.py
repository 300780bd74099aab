"""Keeps Python 3.11 alive under PySide6 6.12.0, which returns a None, and a True, that it does not own.

Each call without a result lowers the count of references to None by one, and each `emit` of a signal that of
True; after some thousands, that is after a few minutes at the desk, Python ends with "deallocating None" or
"deallocating True or False". From 3.12 on neither is counted.
"""

import sys

_FIRST_WITHOUT_COUNT = (3, 12)
_ENOUGH = 1 << 40  # a thousand years of painting


def keep_none_alive() -> None:
    """Gives them more references than any working day can use up.

    The start alone uses up none of the thousands there are, so the first picture does not wait for it.
    """
    if sys.version_info >= _FIRST_WITHOUT_COUNT or sys.getrefcount(None) > _ENOUGH // 2:
        return
    import ctypes

    # The count is the first field of every object (PyObject.ob_refcnt).
    for lasting in (None, True, False):
        ctypes.c_ssize_t.from_address(id(lasting)).value += _ENOUGH
