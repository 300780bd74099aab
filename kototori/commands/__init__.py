"""The command line: one function a verb, each calls one service; no screen and no Qt needed."""

from kototori.commands.running import build_parser, run_command

__all__ = ["build_parser", "run_command"]
