"""The one style sheet: what Fusion paints, in our colours, corners and spacing."""

from __future__ import annotations

from asn_desktop.ui import icons
from asn_desktop.ui.colours import Colours, faded

_SHEET = """
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {edge}; padding: {p6}px; }}
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit {{
  background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: {p5}px;
  padding: {p4}px {p8}px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit, QComboBox, QSpinBox, QDateEdit {{ min-height: {p20}px; }}
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover, QComboBox:hover {{ border-color: {muted}; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
  border: 2px solid {focus}; padding: {p3}px {p7}px;
}}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
  background: {surface2}; color: {faded}; border-color: {line};
}}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {{
  background: {surface2}; border-color: {line};
}}
QLineEdit[readOnly="true"]:focus, QPlainTextEdit[readOnly="true"]:focus {{ border-color: {focus}; }}
QLineEdit[severity="error"], QTextEdit[severity="error"], QPlainTextEdit[severity="error"],
QComboBox[severity="error"] {{ border-color: {danger}; background: {danger_soft}; }}
QLineEdit[severity="warning"], QTextEdit[severity="warning"], QPlainTextEdit[severity="warning"],
QComboBox[severity="warning"] {{ border-color: {warn}; background: {warn_soft}; }}
QComboBox {{ padding-right: {p24}px; combobox-popup: 0; }}
QComboBox::drop-down {{ border: 0; width: {p24}px; subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: url({chevron}); width: {p14}px; height: {p14}px; }}
QComboBox[kind="bar"] {{ background: transparent; border-color: transparent;
  padding-right: {p2}px; }}
QComboBox[kind="bar"]:hover {{ background: {surface2}; border-color: {line}; }}
QComboBox[kind="bar"]:focus {{ border: 2px solid {focus}; }}
QComboBox QAbstractItemView {{
  background: {raised}; border: 1px solid {edge}; outline: 0; padding: {p4}px;
  selection-background-color: {accent_soft}; selection-color: {text};
}}
QComboBox QAbstractItemView::item {{ min-height: {p28}px; padding: 0 {p6}px; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {edge}; padding: {p4}px; }}
QMenu::item {{ padding: {p6}px {p24}px {p6}px {p12}px; border-radius: {p4}px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {faded}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {p4}px {p8}px; }}
QCheckBox, QRadioButton {{ spacing: {p8}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {p18}px; height: {p18}px; }}
QCheckBox::indicator {{ border: 1px solid {muted}; border-radius: {p4}px; background: {surface}; }}
QCheckBox::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {focus}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({tick}); }}
QListWidget::indicator {{ width: {p18}px; height: {p18}px; border: 1px solid {muted}; \
border-radius: {p4}px; background: {surface}; }}
QListWidget::indicator:checked {{ background: {accent}; border-color: {accent}; \
image: url({tick}); }}
QCheckBox::indicator:checked:focus {{ border-color: {focus}; }}
QCheckBox::indicator:disabled {{ border-color: {line}; background: {surface2}; }}
QRadioButton::indicator {{ border: 1px solid {muted}; border-radius: {p9}px; }}
QRadioButton::indicator:checked {{
  width: {p8}px; height: {p8}px; border: {p6}px solid {accent}; border-radius: {p10}px;
  background: {surface};
}}
QTableView, QTreeView, QListView {{
  background: {surface}; alternate-background-color: {surface}; border: 0; outline: 0;
  gridline-color: {line}; selection-background-color: {accent_soft}; selection-color: {text};
}}
QTreeView::item, QListView::item {{ min-height: {p28}px; padding: 0 {p4}px; }}
QTreeView::item:hover, QListView::item:hover {{ background: {hover}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {accent_soft}; color: {text}; }}
QTreeView::branch {{ background: {surface}; }}
QTreeView::branch:selected {{ background: {accent_soft}; }}
QTreeView::branch:has-children:closed {{ image: url({right}); }}
QTreeView::branch:has-children:open {{ image: url({chevron}); }}
QHeaderView {{ background: {surface2}; border: 0; }}
QHeaderView::section {{
  background: {surface2}; color: {muted}; border: 0; border-bottom: 1px solid {line};
  padding: 0 {p8}px; font-weight: bold;
}}
QTableCornerButton::section {{
  background: {surface2}; border: 0; border-bottom: 1px solid {line};
}}
QScrollArea, QStackedWidget {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {p12}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p12}px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: {p4}px; margin: {p2}px; }}
QScrollBar::handle:vertical {{ min-height: {p32}px; }}
QScrollBar::handle:horizontal {{ min-width: {p32}px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QProgressBar {{
  background: {line}; border: 0; border-radius: {p3}px; max-height: {p6}px; min-height: {p6}px;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: {p3}px; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
  background: transparent; color: {muted}; padding: {p8}px {p16}px; border: 0;
  border-bottom: 2px solid transparent;
}}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom-color: {accent}; font-weight: bold; }}
QTabBar::tab:focus {{ background: {accent_soft}; }}
QLabel[kind="muted"] {{ color: {muted}; }}
QLabel[kind="error"] {{ color: {danger}; }}
QLabel[kind="warning"] {{ color: {warn}; }}
QFrame[kind="line"] {{ background: {line}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[kind="vline"] {{ background: {line}; border: 0; max-width: 1px; min-width: 1px; }}
QFrame[kind="card"] {{
  background: {raised}; border: 1px solid {line}; border-radius: {p8}px;
}}
QFrame[kind="copyfield"] {{ border: 0; border-bottom: 1px solid {line}; }}
QFrame[kind="copyfield"]:focus {{
  border: 2px solid {focus}; border-radius: {p4}px; background: {accent_soft};
}}
QFrame[kind="quiet"] {{ background: {surface2}; border: 0; }}
QDialog {{ background: {surface}; }}
"""


def style_sheet(colours: Colours, scale: float) -> str:
    """The style sheet in ``colours``, its spacing grown by ``scale``."""
    names = {name: getattr(colours, name) for name in Colours.__dataclass_fields__}
    sizes = {f"p{size}": round(size * scale) for size in range(2, 33)}
    return _SHEET.format(
        **names,
        **sizes,
        faded=faded(colours).name(),
        chevron=icons.sheet_file("chevron-down", dark=colours.dark),
        right=icons.sheet_file("chevron-right", dark=colours.dark),
        tick=icons.sheet_file("check", dark=colours.dark),
    )
