"""Alembic's numbered steps from an empty file to today's tables; a step is never edited after a release."""
