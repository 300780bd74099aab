"""Settings: the desk, its lists, and the keys of this computer."""
