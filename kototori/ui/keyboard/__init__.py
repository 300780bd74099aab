"""How keys act, are called and moved, and the list of commands; the table itself is `ui/keys`."""
