"""PDF to paper without Qt."""
