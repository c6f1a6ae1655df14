"""The files of the trained model are the ones that were trained, or reading stops with a word of what to do."""

import json
from pathlib import Path

import pytest

from testimonia.adapters.encoder.weights import BUNDLED, FORMAT, MANIFEST, checked, digest
from testimonia.errors import ModelError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "labels.json").write_text("{}", encoding="utf-8")
    write_manifest(tmp_path)
    return tmp_path


def write_manifest(folder: Path, layout: int = FORMAT) -> None:
    files = {"labels.json": digest(folder / "labels.json")}
    (folder / MANIFEST).write_text(json.dumps({"format": layout, "files": files}), encoding="utf-8")


def test_files_that_were_trained_give_a_version(folder: Path) -> None:
    assert len(checked(folder)) == 12


def test_a_changed_file_is_refused(folder: Path) -> None:
    (folder / "labels.json").write_text("{ }", encoding="utf-8")
    with pytest.raises(ModelError, match=r"labels\.json: this is not the file that was trained"):
        checked(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "labels.json").unlink()
    with pytest.raises(ModelError, match=r"labels\.json: the file is missing"):
        checked(folder)


def test_another_layout_is_refused(folder: Path) -> None:
    write_manifest(folder, FORMAT + 1)
    with pytest.raises(ModelError, match="layout"):
        checked(folder)


def test_a_folder_without_a_manifest_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"manifest\.json: the file is missing"):
        checked(tmp_path)


def test_the_bundled_model_is_whole() -> None:
    assert checked(BUNDLED)
