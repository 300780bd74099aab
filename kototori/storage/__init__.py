"""The database, through SQLAlchemy Core; the only place with SQL."""
