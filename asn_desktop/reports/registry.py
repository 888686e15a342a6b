"""Which forms are printed, how wide their template is and who draws them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from asn_desktop.reports.flow import Item
from asn_desktop.reports.forms.a_manual import a_1_3
from asn_desktop.reports.forms.a_planning import a_1_1, a_1_2, a_1_6, a_1_7, a_1_8
from asn_desktop.reports.forms.a_strategy import a_1_4, a_1_5
from asn_desktop.reports.forms.b_guidance import b_1_6, b_1_7, b_1_8, b_1_9, b_1_10
from asn_desktop.reports.forms.b_progress import b_1_1, b_1_2, b_1_3, b_1_4, b_1_5
from asn_desktop.reports.forms.c_evaluation import c_1_1, c_1_2, c_1_3
from asn_desktop.reports.forms.d_document import d_1_1, d_1_2, d_1_3
from asn_desktop.rules.forms import FormCode


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form. ``width``: the sum of the template's columns, in points, the most it takes.

    ``draw`` gets the sheet and the width in points, and the emblem where ``emblem`` says so.
    """

    width: float
    landscape: bool
    draw: Callable[..., list[Item]]
    emblem: bool = False

    def items(self, sheet: Any, width: float, picture: bytes | None) -> list[Item]:
        """The items of ``sheet`` at ``width`` points."""
        return self.draw(sheet, width, picture) if self.emblem else self.draw(sheet, width)


FORMS: Final[Mapping[FormCode, Form]] = {
    FormCode.A_1_1: Form(812, True, a_1_1),
    FormCode.A_1_2: Form(808, True, a_1_2),
    FormCode.A_1_3: Form(751, True, a_1_3),
    FormCode.A_1_4: Form(475, False, a_1_4),
    FormCode.A_1_5: Form(822, True, a_1_5),
    FormCode.A_1_6: Form(812, True, a_1_6),
    FormCode.A_1_7: Form(822, True, a_1_7),
    FormCode.A_1_8: Form(480, False, a_1_8),
    FormCode.B_1_1: Form(482, False, b_1_1),
    FormCode.B_1_2: Form(489, False, b_1_2),
    FormCode.B_1_3: Form(808, True, b_1_3),
    FormCode.B_1_4: Form(851, True, b_1_4),
    FormCode.B_1_5: Form(872, True, b_1_5),
    FormCode.B_1_6: Form(490, False, b_1_6),
    FormCode.B_1_7: Form(511, False, b_1_7),
    FormCode.B_1_8: Form(503, False, b_1_8),
    FormCode.B_1_9: Form(503, False, b_1_9),
    FormCode.B_1_10: Form(510, False, b_1_10),
    FormCode.C_1_1: Form(822, True, c_1_1),
    FormCode.C_1_2: Form(851, True, c_1_2),
    FormCode.C_1_3: Form(871, True, c_1_3),
    FormCode.D_1_1: Form(468, False, d_1_1, emblem=True),
    FormCode.D_1_2: Form(468, False, d_1_2, emblem=True),
    FormCode.D_1_3: Form(468, False, d_1_3, emblem=True),
}
