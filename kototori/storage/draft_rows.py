"""How a draft is written, with SQLAlchemy and without; this file does without."""

PUT = """
INSERT INTO draft (slot, nth, begun_at, content) VALUES (:slot, :nth, :begun_at, :content)
ON CONFLICT (slot, nth) DO UPDATE SET begun_at = excluded.begun_at, content = excluded.content
"""
