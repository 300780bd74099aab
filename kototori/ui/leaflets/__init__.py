"""Leaflets: choose, look at and print them, and print what fits the visitor in hand."""
