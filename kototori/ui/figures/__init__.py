"""Statistics on the screen and into files."""
