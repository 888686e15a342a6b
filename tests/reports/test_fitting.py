"""Sizes and line breaks: whole words, syllables, codes."""

from __future__ import annotations

import pytest

from asn_desktop.reports import fitting
from asn_desktop.reports.fitting import Align, break_lines, code, para, paras, size_for, widest
from asn_desktop.reports.fonts import Face, width


def _texts(lines: list[fitting.Line]) -> list[str]:
    return [" ".join(piece.text for piece in line.pieces) for line in lines]


@pytest.mark.parametrize(
    ("limit", "size"),
    [(40.0, 11.0), (11.0, 11.0), (10.99, 10.0), (9.4, 9.0), (8.9, 8.5), (3.0, 8.5)],
)
def test_steps(limit: float, size: float) -> None:
    assert size_for(limit) == size


def test_words_stay_whole_where_they_fit() -> None:
    room = width("sungguh-sungguh ") * 1.2
    lines = break_lines([para("dengan sungguh-sungguh dan/atau penuh tanggung jawab")], room)
    assert _texts(lines) == ["dengan", "sungguh-sungguh", "dan/atau penuh", "tanggung jawab"]


def test_a_word_wider_than_its_cell_breaks_behind_its_own_slash_first() -> None:
    lines = break_lines([para("Investasi/Pembiayaan")], width("Pembiayaan") + 0.1)
    assert _texts(lines) == ["Investasi/", "Pembiayaan"]


def test_then_at_a_syllable_with_a_hyphen() -> None:
    room = width("dipertanggung-") + 0.1
    lines = break_lines([para("harus dipertanggungjawabkan")], room)
    assert _texts(lines) == ["harus diper-", "tanggungja-", "wabkan"]


def test_no_syllable_of_one_letter_stands_alone() -> None:
    for word in ("keanekaragaman", "menyelenggarakan", "berkesinambungan"):
        for room in (2.5, 3.5, 4.5):
            for line in _texts(break_lines([para(word)], room)):
                assert len(line.rstrip("-")) >= 2


def test_a_code_is_never_broken_but_its_line_set_smaller() -> None:
    lines = break_lines([para("Nomor 440/1234/DINKES/2026 tanggal 5")], 8.0)
    assert _texts(lines) == ["Nomor", "440/1234/DINKES/2026", "tanggal 5"]
    shrunk = lines[1].shrink
    assert shrunk == pytest.approx(8.0 / width("440/1234/DINKES/2026"), rel=1e-3)
    assert lines[0].shrink == lines[2].shrink == 1.0


def test_a_nip_is_one_code() -> None:
    (line,) = break_lines([code("19910614 201503 2 002")], 10.0)
    assert line.shrink < 1
    assert line.pieces[0].text.split() == ["19910614", "201503", "2", "002"]


def test_a_code_may_be_a_little_smaller_before_the_form_follows() -> None:
    assert widest([code("19910614 201503 2 002")]) == pytest.approx(
        width("19910614\N{NO-BREAK SPACE}201503\N{NO-BREAK SPACE}2\N{NO-BREAK SPACE}002")
        * fitting.CODE_SHRINK
    )


def test_endless_texts_end() -> None:
    for text in ("A" * 400, "1" * 400, "😀" * 50, "x" * 39 + " " + "9" * 300, "-" * 200):
        lines = break_lines([para(text)], 9.0)
        assert "".join(_texts(lines)).replace("-", "") == text.replace(" ", "").replace("-", "")
        for line in lines:
            last = line.pieces[-1]
            assert (last.dx + width(last.text, last.face)) * line.shrink <= 9.0 + 0.01


def test_bullets_and_numbers_hang() -> None:
    first, second, third = paras("- satu\n2. dua\n\n  tiga  empat ")
    assert (first.marker, second.marker, third.marker) == ("- ", "2. ", "")
    assert third.runs[0].text == "tiga empat"
    lines = break_lines([first], width("- satu") + 0.1)
    assert [piece.text for piece in lines[0].pieces] == ["-", "satu"]
    hanging = break_lines([para("satu dua", marker="- ")], width("- satu") + 0.1)
    assert hanging[1].pieces[0].dx == pytest.approx(width("- "))


def test_what_only_looks_like_a_mark_is_text() -> None:
    for text in ("-5 derajat", "1,6 hari kerja", "90 – 95%", "2 minggu", "-", "a. "):
        (found,) = paras(text)
        assert found.marker == ""


def test_centred_lines_stand_in_the_middle() -> None:
    (line,) = break_lines([para("NO", align=Align.CENTRE)], 10.0)
    assert line.pieces[0].dx == pytest.approx((10.0 - width("NO")) / 2)


def test_faces_of_one_line_follow_each_other() -> None:
    mixed = fitting.Para(
        (fitting.Run("selesai tepat waktu"), fitting.Run("(Penugasan Camat)", Face.ITALIC))
    )
    (line,) = break_lines([mixed], 60.0)
    plain, italic = line.pieces
    assert italic.face is Face.ITALIC
    assert italic.dx == pytest.approx(width(plain.text) + width(" ", Face.ITALIC))


def test_signs_people_put_into_feedback_are_printed_in_the_symbols() -> None:
    (found,) = paras("Bagus👍🏽 ☺ 🙂")
    (line,) = break_lines([found], 60.0)
    assert [(piece.text, piece.face) for piece in line.pieces] == [
        ("Bagus", Face.REGULAR),
        ("👍 ☺ ☺", Face.SYMBOL),
    ]
