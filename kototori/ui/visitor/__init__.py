"""What the visitor sees: the turned screen, and the curtain."""
