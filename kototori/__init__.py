"""Kototori: logs visitor contacts, prints leaflets and counts the day at a drop-in advice desk."""

__version__ = "0.1.0"
