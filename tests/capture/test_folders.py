"""Folders: what is entered, in which order, and what is left alone."""

import os
import socket
from pathlib import Path

import pytest

from capture.making import TEXT, captured, told
from testimonia.capture import Captured
from testimonia.records import Unread


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder beside others."""
    made = tmp_path / "reports"
    made.mkdir()
    return made


def put(path: Path, words: str = TEXT) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)


def addresses(folder: Path, **own: object) -> list[str]:
    return [
        (one.capture.address if isinstance(one, Captured) else f"{one.address} {one.reason}").removeprefix(f"{folder.as_posix()}/")
        for one in captured(folder, **own)
    ]


def test_a_folder_is_entered_at_all_levels_in_order_of_name(folder: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.txt"):
        put(folder / name, name)
    assert addresses(folder) == ["a/b/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_dotfiles_and_case_files_are_no_reports(folder: Path) -> None:
    for name in (".hidden", ".git/config", "testimonia.yaml", "a/testimonia.yaml", "a/b.yaml"):
        put(folder / name)
    assert addresses(folder) == ["a/b.yaml"]


def test_a_casebook_is_never_taken_for_reports(folder: Path) -> None:
    for name in ("casebook/casebook.sqlite", "casebook/captures/ab/cd", "other/a.txt", "b.txt"):
        put(folder / name)
    assert addresses(folder, skip=((folder / "other").resolve(),)) == ["b.txt"]


def test_an_address_is_the_path_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "a.txt")
    monkeypatch.chdir(folder.parent)
    assert told("reports") == [("a.txt", "text/plain")]
    (found,) = captured("reports")
    assert isinstance(found, Captured)
    assert found.capture.address == "reports/a.txt"


def test_links_are_followed_only_within_the_folder(folder: Path) -> None:
    put(folder / "a" / "one.txt")
    put(folder.parent / "secret" / "two.txt")
    (folder / "file").symlink_to(folder / "a" / "one.txt")
    (folder / "inside").symlink_to(folder / "a")
    (folder / "up").symlink_to(folder.parent)
    (folder / "out").symlink_to(folder.parent / "secret" / "two.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "broken").symlink_to(folder / "nowhere")
    assert addresses(folder) == [
        "a/one.txt", "broken unreadable", "file", "out unsafe", "self unreadable", "up unsafe",
    ]  # fmt: skip


def test_a_linked_folder_that_nothing_else_reaches_is_entered(folder: Path) -> None:
    put(folder / ".store" / "one.txt")
    (folder / "link").symlink_to(folder / ".store")
    assert addresses(folder) == ["link/one.txt"]


def test_a_folder_given_by_a_link_is_entered(folder: Path) -> None:
    put(folder / "one.txt")
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert [name for name, _ in told(link)] == ["one.txt"]


def test_pipes_sockets_and_devices_are_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
        assert addresses(folder) == ["pipe unreadable", "socket unreadable"]
    (found,) = captured("/dev/zero")
    assert isinstance(found, Unread)
    assert "a device" in found.detail


def test_what_may_not_be_read_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "a.txt")
    put(folder / "b.txt")
    plainly = os.open

    def refusing(path: object, *rest: int) -> int:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return plainly(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refusing)
    assert addresses(folder) == ["a.txt unreadable", "b.txt"]


def test_names_that_are_no_text_become_text(folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/r\xff.txt"))).write_text(TEXT)
    (found,) = captured(folder)
    assert isinstance(found, Captured)
    assert found.capture.address.encode().endswith(b"r\\xff.txt")


@pytest.mark.parametrize("source", ["", "none.txt", "a\0b", "x" * 5000])
def test_a_source_that_is_not_there_is_unread(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = captured(source)
    assert all(isinstance(one, Unread) and one.reason == "unreadable" for one in found)
    assert len(found) == (1 if source else 0)


def test_a_deep_folder_is_walked_to_its_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for _ in range(450):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text(TEXT)
    found = captured(folder)
    assert [type(one) for one in found] == [Captured]


def test_a_folder_that_may_not_be_entered_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "a" / "one.txt")
    put(folder / "b.txt")
    plainly = os.scandir

    def refusing(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return plainly(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert addresses(folder) == ["a unreadable", "b.txt"]
