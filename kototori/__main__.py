"""`python -m kototori`, and the `kototori` command."""

import sys


def main() -> None:
    """Runs the program and ends with its exit status."""
    from kototori.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
