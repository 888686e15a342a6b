"""The pages of the window, in the order of the rail; each is imported on its first visit."""

from __future__ import annotations

from importlib import import_module

from asn_desktop.ui.context import Context
from asn_desktop.ui.page import Page, PageSpec


def _page(key: str, title: str, icon: str, place: str, under: str = "", rule: str = "") -> PageSpec:
    module, name = place.rsplit(".", 1)

    def factory(context: Context) -> Page:
        made: Page = getattr(import_module(f"asn_desktop.ui.{module}"), name)(context)
        return made

    return PageSpec(key, title, icon, factory, under, rule)


PAGES: tuple[PageSpec, ...] = (
    _page("home", "Beranda", "home", "home.page.HomePage"),
    _page("people", "Pegawai", "people", "people.page.PeoplePage", rule="person.assessor"),
    _page("person", "Pegawai", "person", "people.person_page.PersonPage", under="people"),
    _page("about_me", "Apa kata sistem", "eye", "feedback.about_page.AboutPage", under="people"),
    _page(
        "imports", "Masukkan daftar pegawai", "file-in", "imports.page.ImportsPage", under="people"
    ),
    _page(
        "planning", "Perencanaan", "planning", "planning.list_page.PlanningPage", rule="skp.period"
    ),
    _page("skp", "SKP", "planning", "planning.skp_page.SkpPage", under="planning"),
    _page(
        "manuals",
        "Manual indikator",
        "planning",
        "planning.manual_page.ManualPage",
        under="planning",
    ),
    _page("matrix", "Matriks peran hasil", "table", "matrix.page.MatrixPage", under="planning"),
    _page(
        "strategy", "Strategi pencapaian", "unit", "strategy.page.StrategyPage", under="planning"
    ),
    _page(
        "examples",
        "Contoh dari peraturan",
        "eye",
        "planning.examples_page.ExamplesPage",
        under="planning",
    ),
    _page(
        "progress",
        "Kemajuan",
        "progress",
        "progress.page.ProgressPage",
        rule="progress.realisation",
    ),
    _page(
        "trajectory",
        "Lintasan kinerja",
        "progress",
        "progress.trajectory_page.TrajectoryPage",
        under="progress",
        rule="progress.realisation",
    ),
    _page("logs", "Catatan Harian", "logs", "logs.page.LogsPage", rule="progress.document"),
    _page("log_review", "Periksa catatan", "check", "logs.review_page.ReviewPage", under="logs"),
    _page(
        "log_sheet",
        "Cetak catatan harian",
        "print",
        "logs.sheet_page.LogSheetPage",
        under="logs",
    ),
    _page("bring", "Masukkan berkas", "file-in", "bringing.page.BringPage", under="logs"),
    _page("feedback", "Umpan Balik", "feedback", "feedback.shell.FeedbackShell", rule="feedback"),
    _page(
        "slips",
        "Ketik slip",
        "keyboard",
        "feedback.kit_keying.KeyingPage",
        under="feedback",
        rule="feedback",
    ),
    _page("guidance", "Pembinaan", "guidance", "guidance.page.GuidancePage", rule="guidance.kind"),
    _page(
        "measures",
        "Kemajuan dan tindakan",
        "guidance",
        "guidance.measures_page.MeasuresPage",
        under="guidance",
        rule="guidance.measure",
    ),
    _page("guide", "Bimbingan", "guidance", "guidance.guide_page.GuidePage", under="guidance"),
    _page(
        "behaviour",
        "Laporan perilaku",
        "guidance",
        "guidance.behaviour_page.BehaviourPage",
        under="guidance",
    ),
    _page(
        "evaluation", "Penilaian", "evaluation", "evaluation.page.EvaluationPage", rule="predicate"
    ),
    _page(
        "run", "Penilaian beruntun", "evaluation", "evaluation.run_page.RunPage", under="evaluation"
    ),
    _page("followup", "Tindak Lanjut", "followup", "followup.page.FollowUpPage"),
    _page(
        "objection",
        "Keberatan",
        "followup",
        "followup.objection_page.ObjectionPage",
        under="followup",
    ),
    _page("public", "Layanan Publik", "public", "public.page.PublicPage"),
    _page(
        "survey", "Survei kepuasan masyarakat", "survey", "survey.page.SurveyPage", under="public"
    ),
    _page("complaints", "Pengaduan", "complaint", "complaints.page.ComplaintsPage", under="public"),
    _page("forum", "Forum warga", "forum", "forum.page.ForumPage", under="public"),
    _page("meeting", "Pertemuan", "forum", "forum.meeting_page.MeetingPage", under="forum"),
    _page("printing", "Cetak", "print", "printing.page.PrintingPage", rule="sheet.signed"),
    _page("recaps", "Rekap", "recaps", "recaps.page.RecapsPage", rule="distribution"),
    _page("national", "e-Kinerja", "copy", "national.page.NationalPage"),
    _page("bundle", "Paket", "package", "bundle.shell.BundleShell"),
    _page("settings", "Pengaturan", "settings", "settings.page.SettingsPage"),
)
