"""Contact requests: the sheet beside the pad, and those that wait."""
