"""The command in another language than English: help, mistakes in arguments and files, answers, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from player.cli import main
from player.language import number_text, speak


@pytest.fixture(autouse=True)
def _in_spanish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    yield
    speak("en")


def test_help_and_mistakes_in_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    told = capsys.readouterr().out
    assert told.startswith("uso: limber check")
    assert "opciones:" in told
    assert "mostrar esta ayuda y salir" in told
    with pytest.raises(SystemExit):
        main(["check"])
    assert "faltan estos argumentos: ARCHIVO" in capsys.readouterr().err


def test_problems_have_their_codes_and_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mal.toml"
    file.write_text('format = 1\ntitle = "Mal"\n[[step]]\nexercise = "plank"\nhold = "30x"\n', "utf-8")
    assert main(["check", str(file)]) == 1
    told = capsys.readouterr().out
    assert 'mal.toml:5:8: error: `hold`: "30x" no es un tiempo' in told
    assert "[bad-value]" in told
    assert told.endswith("1 error, 0 avisos\n")


def test_what_other_programs_read_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mal.toml"
    file.write_text('format = 1\ntitle = "Mal"\n[[step]]\nexercise = "plank"\nhold = "2m"\n', "utf-8")
    main(["check", "--json", str(file)])
    told = capsys.readouterr().out
    assert '"severity": "warning"' in told
    assert '"code": "unusual-dose"' in told
    assert "lo normal: de 20s a 30s" in told


@pytest.mark.parametrize(("number", "form", "written"), [(2.5, "g", "2,5"), (1234.5, ",.1f", "1.234,5")])
def test_numbers_have_a_comma(number: float, form: str, written: str) -> None:
    speak("es")
    assert number_text(number, form) == written
