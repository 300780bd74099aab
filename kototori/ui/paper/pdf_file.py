"""Keeps a finished PDF where somebody asked for it."""

from pathlib import Path


def save_pdf(path: Path, pdf: bytes) -> Path:
    """The path with its ending; raises FileThere or FileUnwritable.

    The dialog has asked whether a file that is there may go, but knows nothing of the ending added here.
    """
    from kototori.services.new_files import put_files

    wanted = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
    put_files({wanted: pdf}, force=wanted == path)
    return wanted
