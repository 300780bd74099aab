"""A typesetter over the fonts that are shipped, and the sample lines."""

from pathlib import Path

import pytest

from kototori.typesetting.typesetter import Typesetter

TOP = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def fonts() -> Path:
    return TOP / "resources" / "fonts"


@pytest.fixture(scope="session")
def typesetter(fonts: Path) -> Typesetter:
    return Typesetter(fonts)


@pytest.fixture(scope="session")
def sample_lines() -> dict[str, str]:
    """A sentence for each language that the fonts can set."""
    lines = (TOP / "tests" / "data" / "typesetting" / "sample-lines.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))
