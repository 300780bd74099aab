"""The contact pad: what is in hand, every way to enter it, and today's list beside it."""
