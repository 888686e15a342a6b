"""Qt's own words in Indonesian: buttons, the menu of a text field, print and file dialogs."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

WORDS = {
    "OK": "Oke",
    "&OK": "&Oke",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "Yes": "Ya",
    "&Yes": "&Ya",
    "Yes to &All": "Ya untuk &semua",
    "No": "Tidak",
    "&No": "&Tidak",
    "N&o to All": "T&idak untuk semua",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Save All": "Simpan semua",
    "Open": "Buka",
    "&Open": "&Buka",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "Apply": "Terapkan",
    "Reset": "Kembalikan",
    "Restore Defaults": "Kembalikan bawaan",
    "Retry": "Coba lagi",
    "Ignore": "Abaikan",
    "Abort": "Hentikan",
    "Help": "Bantuan",
    "&Undo": "&Urungkan",
    "&Redo": "&Ulangi",
    "Cu&t": "&Potong",
    "&Copy": "&Salin",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "&Delete": "&Hapus",
    "Select All": "Pilih semua",
    "Copy &Link Location": "Salin &alamat tautan",
    "&Look in:": "&Cari di:",
    "File &name:": "&Nama berkas:",
    "Files of &type:": "&Jenis berkas:",
    "Files": "Berkas",
    "Directories": "Folder",
    "Show ": "Tampilkan ",
    "Sidebar": "Tempat",
    "List of places and bookmarks": "Daftar tempat",
    "Go back": "Kembali",
    "Go forward": "Maju",
    "Go to the parent directory": "Ke folder di atas",
    "Change to list view mode": "Tampilan daftar",
    "Change to detail view mode": "Tampilan rinci",
    "Save As": "Simpan sebagai",
    "Directory:": "Folder:",
    "Folder": "Folder",
    "File": "Berkas",
    "All files (*)": "Semua berkas (*)",
    "All Files (*)": "Semua berkas (*)",
    "Back": "Kembali",
    "Forward": "Maju",
    "Parent Directory": "Folder di atas",
    "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru",
    "&New Folder": "Folder &baru",
    "New Folder": "Folder baru",
    "&Rename": "&Ganti nama",
    "Show &hidden files": "Tampilkan berkas &tersembunyi",
    "List View": "Tampilan daftar",
    "Detail View": "Tampilan rinci",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Kind": "Jenis",
    "Date Modified": "Diubah",
    "Find Directory": "Cari folder",
    "Choose": "Pilih",
    "&Choose": "&Pilih",
    "Recent Places": "Tempat terakhir",
    "My Computer": "Komputer",
    "Computer": "Komputer",
    "Drive": "Drive",
    "Print": "Cetak",
    "&Print": "&Cetak",
    "Printer": "Pencetak",
    "&Name:": "&Nama:",
    "Location:": "Tempat:",
    "P&roperties": "&Sifat",
    "Preview": "Pratinjau",
    "Type:": "Jenis:",
    "Output &file:": "Berkas &hasil:",
    "Print range": "Halaman yang dicetak",
    "Print all": "Cetak semua",
    "All Pages": "Semua halaman",
    "Odd Pages": "Halaman ganjil",
    "Even Pages": "Halaman genap",
    "Page &Set:": "&Halaman:",
    "Local file": "Berkas di komputer ini",
    "Write PDF file": "Tulis berkas PDF",
    "Output Settings": "Cara mencetak",
    "Double Sided Printing": "Cetak bolak-balik",
    "Off": "Tidak",
    "Long side binding": "Jilid sisi panjang",
    "Short side binding": "Jilid sisi pendek",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated "
    "by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Tulis halaman dengan koma, rentang dengan tanda hubung: 3,5-7,9 mencetak halaman 3, 5, "
        "6, 7, dan 9."
    ),
    "Pages from": "Halaman dari",
    "to": "sampai",
    "Copies": "Salinan",
    "Copies:": "Salinan:",
    "Collate": "Urutkan per salinan",
    "Reverse": "Dari belakang",
    "Options": "Pilihan",
    "&Options >>": "&Pilihan >>",
    "&Options <<": "&Pilihan <<",
    "Color Mode": "Warna",
    "Color": "Berwarna",
    "Grayscale": "Abu-abu",
    "Duplex Printing": "Cetak bolak-balik",
    "None": "Tidak",
    "Long side": "Sisi panjang",
    "Short side": "Sisi pendek",
    "Selection": "Pilihan",
    "Current Page": "Halaman ini",
    "Pages": "Halaman",
    "Page Setup": "Tata halaman",
    "Paper": "Kertas",
    "Orientation": "Arah",
    "Portrait": "Tegak",
    "Landscape": "Mendatar",
    "Margins": "Batas tepi",
    "Print to File (PDF)": "Cetak ke berkas (PDF)",
}


class QtWords(QTranslator):
    """Install with ``app.installTranslator(QtWords(app))``; our own texts pass untouched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """Qt: there are words."""
        return False

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """Qt: the Indonesian word, None for "not mine"."""
        if context.startswith("Q"):
            return WORDS.get(source)
        return None
