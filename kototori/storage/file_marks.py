"""How a contact log is told from other files, and an older one from a newer."""

APPLICATION_ID = 0x4B4F544F  # "KOTO"; a file without it was not made by Kototori, or is damaged
NEWEST_STEP = 10
