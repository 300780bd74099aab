"""The help, and the card of keys for the wall."""
