"""Identifiers that sort by day and give away nothing finer."""

import secrets
from datetime import UTC, date, datetime, time
from uuid import UUID


def day_ordered_id(day: date) -> UUID:
    """A UUID version 8 (RFC 9562) whose clock part is cut to the day; 74 bits of it are random.

    Version 7 would give back the millisecond that the contact itself rounds away.
    """
    midnight = datetime.combine(day, time(), UTC)
    milliseconds = int(midnight.timestamp()) * 1000
    return UUID(
        int=(milliseconds << 80)
        | (8 << 76)
        | (secrets.randbits(12) << 64)
        | (0b10 << 62)
        | secrets.randbits(62)
    )
