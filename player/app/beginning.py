"""Beginning a session: a file made of a template or from a wish, with the schema that editors read beside
it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player import paths
from player.app.documenting import schema_text
from player.editing.new_steps import new_session
from player.editing.toml_text import set_value, text_value
from player.errors import PlayerError
from player.files import write_whole
from player.language import reason_of, said, spoken_language
from player.session.header import read_header
from player.session.json_schema import FILE_NAMES
from player.session.problems import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from player.app.supplies import Supplies
    from player.session.examples import FileKind

_USUAL = "stretch"


def templates() -> dict[str, str]:
    """Return the names of the templates, each with what it is, the usual one first."""
    folder = paths.shipped_folder("media") / "templates"
    headers = {path.stem: read_header(_in_words(path)) for path in sorted(folder.glob("*.toml"))}
    found = {name: header.summary for name, header in headers.items() if header is not None}
    return {name: found[name] for name in sorted(found, key=lambda name: (name != _USUAL, name))}


def begin_session(
    path: Path, supplies: Supplies, template: str = _USUAL, title: str = "", language: str = ""
) -> tuple[Path, ...]:
    """Write a session made of a template, and its schema where none is beside it; return what was written.

    Raises ``PlayerError`` where there is such a file already, no such template, or no such folder.
    """
    if template not in templates():
        known = did_you_mean(template, templates()) or said(
            "There are {templates}.", templates=", ".join(templates())
        )
        raise PlayerError(
            said('There is no template "{template}".', template=template), known[0].upper() + known[1:]
        )
    return begin_with(path, template_text(template), supplies, title, language)


def template_text(name: str) -> str:
    """Return the text of a template."""
    path = _in_words(paths.shipped_folder("media") / "templates" / f"{name}.toml")
    return path.read_text(encoding="utf-8")


def _in_words(path: Path) -> Path:
    """Return the template of that name in the person's language, where there is one."""
    translated = path.parent / spoken_language() / path.name
    return translated if translated.is_file() else path


def empty_text(title: str) -> str:
    """Return the text of a session that has no steps yet."""
    return new_session(title)


def begin_with(
    path: Path, text: str, supplies: Supplies, title: str = "", language: str = ""
) -> tuple[Path, ...]:
    """Write a session that begins with a text, and its schema where none is beside it; return what was
    written.

    Raises ``PlayerError`` where there is such a file already, or no such folder.
    """
    if path.exists():
        raise PlayerError(
            said("{path} is there already.", path=path), said("Choose another name, or change that file.")
        )
    for key, value in (("title", title), ("language", language)):
        if value:
            text = set_value(text, (key,), text_value(value))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PlayerError(
            said("{parent} cannot be made: {value}.", parent=path.parent, value=reason_of(error))
        ) from error
    write_whole(path, lambda file: file.write(text.encode("utf-8")))
    return path, *put_schema(path.parent, "session", supplies)


def put_schema(folder: Path, kind: FileKind, supplies: Supplies) -> tuple[Path, ...]:
    """Write the schema of a kind of file into a folder where it is not there; return what was written."""
    schema = folder / FILE_NAMES[kind]
    if schema.exists():
        return ()
    described = schema_text(kind, supplies).encode("utf-8")
    write_whole(schema, lambda file: file.write(described))
    return (schema,)


def place_of(name: str) -> Path:
    """Return the file that is meant: a path that ends in ``.toml``, or a name among one's own sessions."""
    from pathlib import Path

    if name.endswith(".toml"):
        return Path(name)
    return paths.data_folder() / "sessions" / f"{name}.toml"
