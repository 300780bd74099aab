"""The page of a day: closing it, and its report."""
