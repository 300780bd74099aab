"""Words the program owns, in the chosen language."""
