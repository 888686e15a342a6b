"""The head of a workblock: what is meant to be reached, for whom, by whom, until when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.forms.fields import ChoiceField, LongTextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.strategy import IndicatorChoice, WorkblockField, WorkblockView

F = WorkblockField
INDICATOR = "indicator_id"
_TEXTS = (
    (F.TITLE, "Judul inisiatif strategi", 1, True, "Apa yang dilakukan untuk mencapai indikator"),
    (F.TARGET, "Indikator dan target yang diintervensi", 1, True, "Terisi dari indikator; boleh "
     "diubah untuk dicetak"),
    (F.OWNER, "Pemilik strategi", 1, False, "Jabatan"),
    (F.FINISH, "Waktu penyelesaian", 1, False, "12 bulan, Triwulan III …"),
    (F.PARTIES, "Pihak yang terlibat", 1, False, "Unit, instansi, atau mitra"),
    (F.BENEFICIARIES, "Penerima manfaat", 1, False, "Siapa yang merasakan hasilnya"),
    (F.GOAL, "Tujuan", 2, False, "Untuk apa inisiatif ini"),
    (F.BUDGET, "Anggaran", 2, False, "Rp"),
)  # fmt: skip
_LONGEST = 96


class WorkblockForm(Form):
    """The eight cells of the head and the indicator behind the second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(columns=2, parent=parent)
        self.texts: dict[WorkblockField, LongTextField] = {}
        self.indicator = ChoiceField(
            INDICATOR, self.tr("Indikator dari SKP"), (),
            empty=self.tr("– tidak dari SKP –"),
        )  # fmt: skip
        for field, label, lines, wide, placeholder in _TEXTS:
            made = LongTextField(
                field.value, label, required=field is F.TITLE, lines=lines, most=8,
                placeholder=placeholder, rule="workblock.head" if field is F.TITLE else "",
            )  # fmt: skip
            made.setProperty("rule", "workblock.head")  # F1 also where no button stands
            self.texts[field] = made
            if field is F.TARGET:
                self.add(self.indicator, wide=True)
            self.add(made, wide=wide)

    def show_block(
        self, block: WorkblockView, indicators: tuple[IndicatorChoice, ...], *, fresh: bool
    ) -> None:
        """Show a workblock; unless it is another one, a field being typed in is left alone."""
        choices = tuple((one.id, _words(one)) for one in indicators)
        if fresh or not self.indicator.is_busy():
            self.indicator.set_choices(choices)
        values: dict[str, object] = {
            field.value: getattr(block, field.value) or None for field in WorkblockField
        }
        values[INDICATOR] = block.indicator_id
        for field, box in self.texts.items():
            box.box.setProperty("draft", str(DraftKey("workblock", block.id, field.value)))
        if fresh:
            self.load(values)
            return
        for name, each in self.fields.items():
            if not each.is_dirty():  # also the one in focus: picking an indicator fills the next
                each.set_value(values[name])


def _words(choice: IndicatorChoice) -> str:
    words = " ".join(choice.words.split())
    return (
        f"{choice.number}  {words[:_LONGEST]}…"
        if len(words) > _LONGEST
        else (f"{choice.number}  {words}")
    )
