"""What the README says about the project is still so."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kototori.ui.keys import KEYS, spoken

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def test_every_dependency_says_why_it_is_there() -> None:
    section = README.split("## Why each dependency is there")[1].split("\n## ")[0]
    explained = set(re.findall(r"^\| ([\w-]+) \|", section, flags=re.MULTILINE)) - {"package"}
    needed = {requirement.split("==")[0] for requirement in project()["project"]["dependencies"]}

    assert {name.casefold() for name in explained} == {name.casefold() for name in needed}


def test_everything_is_pinned_to_one_version() -> None:
    settings = project()
    requirements = [
        *settings["build-system"]["requires"],
        *settings["project"]["dependencies"],
        *settings["project"]["optional-dependencies"]["test"],
    ]

    assert [name for name in requirements if not re.fullmatch(r"[\w-]+(\[\w+\])?==[\w.]+", name)] == []


def test_the_import_rule_in_words_is_the_one_that_is_checked() -> None:
    (contract,) = (
        contract
        for contract in project()["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )

    assert " > ".join(contract["layers"]) in README


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_a_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("entry", re.findall(r"^  (\w+(?:/|\.py)) ", README, flags=re.MULTILINE))
def test_the_drawn_tree_is_the_real_one(entry: str) -> None:
    assert (ROOT / "kototori" / entry).exists()


@pytest.mark.parametrize(
    "file", re.findall(r"`((?:domain|storage|ui|services|documents|wording)/\w+)`", README)
)
def test_where_to_change_something_is_there(file: str) -> None:
    assert (ROOT / "kototori" / file).is_dir() or (ROOT / "kototori" / f"{file}.py").is_file()


def test_every_key_of_the_window_stands_in_the_readme() -> None:
    printed = {part for key in KEYS if key.shortcuts for part in spoken(key.printed).split(", ")}

    assert {key for key in printed if key not in README} == set()
