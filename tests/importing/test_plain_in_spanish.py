"""Lists as people write them in Spanish: words are data, so that what holds here holds for any language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from player import paths
from player.importing.door import import_text
from player.importing.imported import Imported, report_text
from player.importing.list_words import list_words
from player.importing.plain_items import line_reader
from player.language import speak
from player.session.catalogue import Catalogue
from player.session.load import load_text
from player.session.model import Breathe, Group, Hold, Pnf, Reps, Rest, Session, Step, Timed
from player.session.reading import FRAMES_PER_SECOND

CATALOGUE = Catalogue((paths.shipped_folder("media") / "exercises",))


@pytest.fixture(autouse=True)
def _in_english_again() -> Iterator[None]:
    yield
    speak("en")


def made_of(text: str) -> tuple[Imported, Session]:
    """Return what comes of a list, and its session, which must have no problem at all."""
    made = import_text(text, CATALOGUE)
    (one,) = made.sessions
    loaded = load_text(one.text, CATALOGUE)
    assert not loaded.problems, (loaded.problems, one.text)
    return made, loaded.require()


def only(text: str) -> Step:
    """Return the one step of a list."""
    session = made_of(text)[1]
    assert session.language == "es"
    (step,) = session.steps
    assert isinstance(step, Step)
    return step


@pytest.mark.parametrize(
    ("line", "name", "sets", "seconds", "rest"),
    [
        ("Plancha 3 x 30 s, descanso 20 s", "plank", 3, 30, 20),
        ("3x30s plancha (15 s de descanso)", "plank", 3, 30, 15),
        ("Plancha: 3 series de 30 segundos con 15 seg de descanso", "plank", 3, 30, 15),
        (
            "- Sentadilla en la pared – 2×45 seg – 1 min de descanso entre series",
            "wall-sit",
            2,
            45,
            60,
        ),
        ("2 series de 1:30 sentadilla en la pared, descansa 20 segundos", "wall-sit", 2, 90, 20),
        ("Mantén la plancha 30 segundos, repite 3 veces", "plank", 3, 30, 30),
        ("Tres series de medio minuto de plancha, pausa de 10 s", "plank", 3, 30, 10),
        ("Plancha 3 veces 1 minuto y 15 segundos", "plank", 3, 75, 30),
    ],
)
def test_sets_of_a_time(line: str, name: str, sets: int, seconds: int, rest: int) -> None:
    step = only(line)
    assert isinstance(step.dose, Hold | Timed)
    assert step.exercise is not None
    assert (step.exercise.identity, step.sets) == (name, sets)
    assert step.dose.lengths == (seconds * FRAMES_PER_SECOND,)
    assert step.timing.rest == rest * FRAMES_PER_SECOND


@pytest.mark.parametrize(
    ("line", "name", "sets", "counts"),
    [
        ("10 sentadillas", "squat", 1, (10,)),
        ("Sentadillas x 15", "squat", 1, (15,)),
        ("3 x 12 sentadillas", "squat", 3, (12,)),
        ("Sentadilla 3 series de 12", "squat", 3, (12,)),
        ("Sentadilla: tres series de doce repeticiones", "squat", 3, (12,)),
        ("* Puente de gluteos - 15 repeticiones", "glute-bridge", 1, (15,)),
        ("Peso muerto 3x5 @ 40 kg", "romanian-deadlift", 3, (5,)),
        ("[ ] Flexiones 12/10/8", "push-up", 3, (12, 10, 8)),
        ("Almejas 15 reps x 2", "clamshell", 2, (15,)),
        ("Sentadillas 10 repeticiones, 3 veces al día", "squat", 1, (10,)),
    ],
)
def test_reps(line: str, name: str, sets: int, counts: tuple[int, ...]) -> None:
    step = only(line)
    assert isinstance(step.dose, Reps)
    assert step.exercise is not None
    assert (step.exercise.identity, step.sets, step.dose.counts) == (name, sets, counts)


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("Plancha lateral 30 s por lado", "each"),
        ("Plancha lateral, 30 seg cada lado", "each"),
        ("Plancha lateral 30 s/lado", "each"),
        ("Zancadas (8 por pierna)", "each"),
        ("Zancadas 8 con cada pierna", "each"),
        ("Plancha lateral, lado izquierdo, 20 s", "left"),
        ("Plancha lateral izquierda y derecha 20 s", "each"),
        ("Paloma con la pierna derecha 30 s", "right"),
        ("Paloma 30 s dcha.", "right"),
        ("Zancadas 10 repeticiones alternando piernas", "alternate"),
        ("Mira por encima del hombro izquierdo 10 s", "both"),
        ("Gira el tronco a la izquierda y a la derecha 30 s", "both"),
    ],
)
def test_sides(line: str, side: str) -> None:
    assert only(line).side == side


def test_a_name_that_nobody_knows_is_kept_as_it_is_written() -> None:
    step = only("Estiramiento de isquiotibiales – 30 segundos cada lado")
    assert (step.name, step.side, step.exercise) == ("Estiramiento de isquiotibiales", "each", None)
    assert isinstance(step.dose, Hold)


def test_methods_breath_and_ranges() -> None:
    pnf = only("Isquiotibiales en la puerta, contraer-relajar: empuja 6 seg, suelta 3 s, 4 ciclos").dose
    assert isinstance(pnf, Pnf)
    assert (pnf.method, pnf.cycles, pnf.contract) == ("contract-relax", 4, 6 * FRAMES_PER_SECOND)
    breath = only("Respiración cuadrada, 4 ciclos").dose
    assert isinstance(breath, Breathe)
    assert breath.cycles == 4
    made, session = made_of("Plancha lateral de 20 a 30 segundos por lado")
    assert isinstance(session.steps[0], Step)
    assert session.steps[0].dose == Hold((20 * FRAMES_PER_SECOND,))
    assert "20 a 30" in report_text(made.report)


@pytest.mark.parametrize(
    "text",
    [
        "3 rondas:\n30 s de plancha\n15 s de descanso\n10 sentadillas",
        "Circuito x3:\n  - Plancha 30 s\n  - Descanso 15 s\n  - Sentadillas 10",
        "Repite 3 veces:\n1. plancha 30 segundos\n2. descansa 15 segundos\n3. 10 sentadillas",
        "30 s de plancha, luego 15 s de descanso, luego 10 sentadillas\nRepetir 3 veces",
    ],
)
def test_rounds(text: str) -> None:
    (group,) = made_of(text)[1].steps
    assert isinstance(group, Group)
    assert group.repeat == 3
    plank, rest, squats = group.steps
    assert isinstance(plank, Step) and plank.exercise is not None and plank.exercise.identity == "plank"
    assert isinstance(rest, Rest) and rest.length == 15 * FRAMES_PER_SECOND
    assert isinstance(squats, Step) and squats.name == "Sentadilla"


def test_headings_and_rests_between_rounds() -> None:
    text = (
        "CALENTAMIENTO\n- sentadillas x 10\n\nParte principal\n2 vueltas:\n  plancha 30 s\n  10 sentadillas\n"
    )
    text += "  descanso de 1 min entre vueltas\n\nVuelta a la calma\nCobra 20 s"
    groups = made_of(text)[1].steps
    titles = [(group.title, group.repeat) for group in groups if isinstance(group, Group)]
    assert titles == [("Calentamiento", 1), ("Parte principal", 2), ("Vuelta a la calma", 1)]
    assert isinstance(groups[1], Group) and groups[1].between == 60 * FRAMES_PER_SECOND


@pytest.mark.parametrize(
    ("speaking", "told"), [("en", "by name, for want of a figure"), ("es", "por su nombre")]
)
def test_the_report_is_in_the_persons_language_and_the_session_in_that_of_the_list(
    speaking: str, told: str
) -> None:
    speak(speaking)
    made, session = made_of(
        "Rutina de tarde\n\nBaile libre 30 s\nplancha 30 s\notra cosa distinta\n10 sentadillas"
    )
    assert told in report_text(made.report)
    assert session.language == "es"
    assert "# No se entiende: otra cosa distinta" in made.sessions[0].text


def test_an_english_list_stays_english_in_a_spanish_interface() -> None:
    speak("es")
    made = import_text("plank 30s, rest 15s\n10 squats each side\nsomething else entirely", CATALOGUE)
    assert "language" not in made.sessions[0].text
    assert "queda" in report_text(made.report)
    assert "# Not understood: something else entirely" in made.sessions[0].text


def test_words_of_one_language_are_none_of_another() -> None:
    (item,) = line_reader("es").items("Plank 30s each side")
    assert item.side == ""
    assert "each" in item.name


@pytest.mark.parametrize("language", ["es"])
def test_every_name_of_the_english_words_is_there(language: str) -> None:
    english, other = list_words("en"), list_words(language)
    letters = {"left_letter", "right_letter", "name_ends"}
    assert english.phrases.keys() - other.phrases.keys() <= letters
    assert other.phrases.keys() <= english.phrases.keys()
    assert other.texts.keys() == english.texts.keys()
    for words in (english, other):
        assert words.exercises.keys() <= set(CATALOGUE.names())
