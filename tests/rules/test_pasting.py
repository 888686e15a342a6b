"""Blocks as Excel puts them on the clipboard."""

from __future__ import annotations

from asn_desktop.rules.pasting import PasteField, parse_block, parse_cells
from asn_desktop.rules.planning import Aspect, ResultSection

F = PasteField


def test_quoted_cells_keep_their_lines_and_quotes() -> None:
    text = 'a\t"dua\nbaris"\t"kata ""ini"""\r\nb\t5" layar\t\r\n'
    assert parse_cells(text) == [["a", "dua\nbaris", 'kata "ini"'], ["b", '5" layar', ""]]


def test_five_columns_with_merged_cells_continue_the_result_above() -> None:
    preview = parse_block(
        "Pelayanan tepat waktu\tSurat pengantar selesai\tKuantitas\tJumlah surat\t1.200\n"
        "\t\tWaktu\tRata-rata waktu\t≤ 1 hari\n"
        "\tAntrean tercatat\tKualitas\tKelengkapan data\t100 %\n"
    )
    assert preview.columns == (F.SUPPORTS, F.RESULT, F.ASPECT, F.INDICATOR, F.TARGET)
    first, second = preview.results
    assert [each.target for each in first.indicators] == ["1.200", "≤ 1 hari"]
    assert [each.aspect for each in first.indicators] == [Aspect.QUANTITY, Aspect.TIME]
    assert second.supports_text == "Pelayanan tepat waktu"
    assert second.text == "Antrean tercatat"
    assert (preview.indicators, preview.unread, preview.header) == (3, (), False)


def test_heads_name_the_columns_in_any_order() -> None:
    preview = parse_block(
        "No\tTarget\tIndikator Kinerja Individu\tRencana Hasil Kerja\tAspek\n"
        "(1)\t(2)\t(3)\t(4)\t(5)\n"
        "1\t12 laporan\tJumlah laporan\tLaporan bulanan terkirim\tMutu\n"
    )
    assert preview.columns == (F.IGNORE, F.TARGET, F.INDICATOR, F.RESULT, F.ASPECT)
    assert preview.header
    (result,) = preview.results
    assert (result.text, result.row) == ("Laporan bulanan terkirim", 3)
    assert result.indicators[0].target == "12 laporan"
    assert result.indicators[0].aspect is Aspect.QUALITY


def test_the_head_of_the_form_tells_the_superior_s_result_from_one_s_own() -> None:
    preview = parse_block(
        "NO\tRENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI\tRENCANA HASIL KERJA\tASPEK"
        "\tINDIKATOR KINERJA INDIVIDU\tTARGET\n"
        "A. UTAMA\n"
        "1\tPelayanan\tSurat selesai\tKuantitas\tJumlah\t10\n"
        "B. TAMBAHAN\n"
        "2\tKeuangan\tArsip rapi\tKualitas\tBerkas lengkap\t95 %\n"
    )
    assert [(row.section, row.supports_text) for row in preview.results] == [
        (ResultSection.MAIN, "Pelayanan"),
        (ResultSection.ADDITIONAL, "Keuangan"),
    ]


def test_three_columns_are_result_indicator_target() -> None:
    preview = parse_block("Surat selesai\tJumlah surat\t10\nArsip rapi\tBerkas\t20")
    assert preview.columns == (F.RESULT, F.INDICATOR, F.TARGET)
    assert [row.text for row in preview.results] == ["Surat selesai", "Arsip rapi"]


def test_a_leading_running_number_is_left_out() -> None:
    preview = parse_block("1\tSurat selesai\tJumlah\n2\tArsip rapi\tBerkas")
    assert preview.columns == (F.IGNORE, F.RESULT, F.INDICATOR)


def test_what_went_nowhere_is_told_with_its_place() -> None:
    preview = parse_block("Surat\tHasil\tGanteng\tJumlah\t10", (F.SUPPORTS, F.RESULT, F.ASPECT,
                          F.INDICATOR, F.TARGET))  # fmt: skip
    assert preview.unread == ((1, 3, "Ganteng"),)
    assert preview.results[0].indicators[0].aspect is None


def test_a_person_may_say_what_the_columns_are() -> None:
    preview = parse_block("Surat selesai\tJumlah\t10", [F.INDICATOR, F.RESULT, F.TARGET])
    assert preview.results[0].text == "Jumlah"
    assert preview.results[0].indicators[0].text == "Surat selesai"


def test_nothing_gives_nothing() -> None:
    assert parse_block("").results == ()
    assert parse_block("\n\t\n").results == ()
