"""XML that is not trusted, as small elements: entities are refused, depth and number of elements limited."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 50
_MOST_ELEMENTS = 100_000


class XmlProblem(ValueError):
    """A text that is not XML, or XML that no honest file is."""


@dataclass(slots=True)
class Element:
    """One element."""

    name: str
    """Its name, without a namespace."""
    attributes: dict[str, str]
    """Its attributes."""
    parts: list[str] = field(default_factory=list)
    """Its own text, in pieces."""
    children: list[Element] = field(default_factory=list)
    """The elements in it, in order."""

    @property
    def text(self) -> str:
        """Return its own text, with single blanks."""
        return " ".join("".join(self.parts).split())

    def all(self, name: str) -> Iterator[Element]:
        """Return the children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> str:
        """Return the text of the first child of a name, or nothing."""
        return next((child.text for child in self.all(name)), "")


def parse_xml(text: str) -> Element:
    """Return the root element. Raises ``XmlProblem``."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    top = Element("", {})
    stack = [top]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > _MOST_ELEMENTS or len(stack) > _DEEPEST:
            raise XmlProblem(said("it has more or deeper elements than any honest file"))
        element = Element(name.rpartition(":")[2], attributes)
        stack[-1].children.append(element)
        stack.append(element)

    def refuse(*_: object) -> int:
        raise XmlProblem(said("it declares entities of its own, as no honest file does"))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: stack.pop() and None
    parser.CharacterDataHandler = lambda data: stack[-1].parts.append(data)
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    try:
        parser.Parse(_without_encoding(text), True)
    except expat.ExpatError as error:
        raise XmlProblem(said("line {line}: it is not well formed", line=error.lineno)) from None
    return top.children[0]


def _without_encoding(text: str) -> bytes:
    """Return the text as UTF-8 without its first line's claim to be something else: it is decoded already."""
    if text.startswith("<?xml"):
        text = text.partition("?>")[2]
    return text.lstrip().encode("utf-8", "replace")
