"""Sentences of the centre: the server, whose rows are whose, board, checking, replies."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # The server
    "server.bad_address": (
        "Alamat basis data tidak terbaca. Belum ada yang dibuka. Tulis seperti "
        "postgresql+psycopg://pengguna@server/basisdata?sslmode=verify-full.",
        "The address of the database cannot be read. Nothing was opened. Write it like "
        "postgresql+psycopg://user@server/database?sslmode=verify-full.",
    ),
    "server.wrong_password": (
        "Server menolak nama pengguna atau sandinya. Data tidak disentuh. Periksa sandi di berkas "
        "pgpass Anda, atau minta yang baru kepada pengelola server.",
        "The server refuses the user name or the password. Nothing was touched. Check the "
        "password in your pgpass file or ask the keeper of the server for a new one.",
    ),
    "server.refuses": (
        "Server tidak mengizinkan komputer atau pengguna ini masuk ({words}). Data tidak disentuh. "
        "Minta pengelola server mendaftarkannya.",
        "The server does not let this computer or user in ({words}). Nothing was touched. Ask the "
        "keeper of the server to add it.",
    ),
    "server.certificate": (
        "Sambungan aman ke server tidak bisa dibuktikan ({words}). Tidak ada yang dikirim. Pasang "
        "sertifikat akar server di komputer ini, atau hubungi pengelola server.",
        "The secure connection to the server could not be proved ({words}). Nothing was sent. "
        "Install the server's root certificate here or ask its keeper.",
    ),
    "server.no_database": (
        "Basis data itu tidak ada di server ({words}). Tidak ada yang dibuat. Periksa namanya, "
        "atau minta pengelola server membuatnya.",
        "That database does not exist on the server ({words}). Nothing was made. Check its name "
        "or ask the keeper of the server to make it.",
    ),
    "server.unreachable": (
        "Server tidak terjangkau ({words}). Data di server tetap aman. Periksa jaringan dan "
        "alamatnya, lalu coba lagi.",
        "The server cannot be reached ({words}). The data on it are safe. Check network and "
        "address, then try again.",
    ),
    "server.lost": (
        "Sambungan ke server terputus, jadi yang terakhir belum tersimpan. Yang sudah tersimpan "
        "tetap utuh. Coba lagi setelah jaringan kembali.",
        "The connection to the server was lost, so the last thing was not saved. What was saved "
        "is safe. Try again when the network is back.",
    ),
    "server.too_old": (
        "Server memakai PostgreSQL {found}; program ini perlu {least} atau lebih baru. Data tidak "
        "disentuh. Minta pengelola server memperbaruinya.",
        "The server runs PostgreSQL {found}; this program needs {least} or newer. Nothing was "
        "touched. Ask the keeper of the server to bring it up to date.",
    ),
    "server.empty": (
        "Basis data di server masih kosong. Tidak ada yang dibuat. Siapkan dengan "
        "asn-desktop prepare, atau buka sekali di jendela sebagai pemiliknya.",
        "The database on the server is still empty. Nothing was made. Prepare it with "
        "asn-desktop prepare, or open it once in the window as its owner.",
    ),
    "server.other_database": (
        "Basis data itu berisi data program lain. Tidak ada yang diubah. Pakai basis data kosong "
        "untuk ASN Desktop.",
        "That database holds another program's data. Nothing was changed. Use an empty database "
        "for ASN Desktop.",
    ),
    "server.older_schema": (
        "Basis data di server ditulis oleh ASN Desktop yang lebih lama. Data tidak diubah. Minta "
        "pengelola server mencadangkannya (pg_dump), lalu menjalankan asn-desktop prepare.",
        "The database on the server was written by an older ASN Desktop. It was not changed. Ask "
        "the keeper of the server to back it up (pg_dump), then to run asn-desktop prepare.",
    ),
    "server.not_allowed": (
        "Akun Anda di server tidak boleh melakukan ini, jadi tidak ada yang berubah. Minta orang "
        "yang perannya sesuai, atau minta pengelola server menambah peran Anda.",
        "Your account on the server may not do this, so nothing changed. Ask somebody whose role "
        "it is, or ask the keeper of the server for the role.",
    ),
    "server.read_only": (
        "Server ini hanya untuk dibaca (salinan), jadi tidak ada yang berubah. Buka server utama "
        "untuk mengubah.",
        "This server is a copy for reading only, so nothing changed. Open the main server to "
        "change something.",
    ),
    "server.disk_full": (
        "Cakram server penuh, jadi yang terakhir belum tersimpan. Yang sudah tersimpan tetap utuh. "
        "Beri tahu pengelola server, lalu coba lagi.",
        "The server's disk is full, so the last thing was not saved. What was saved is safe. Tell "
        "the keeper of the server, then try again.",
    ),
    "server.full": (
        "Server sedang melayani terlalu banyak sambungan. Data tidak disentuh. Tunggu sebentar, "
        "lalu coba lagi.",
        "The server serves too many connections just now. Nothing was touched. Wait a little and "
        "try again.",
    ),
    "server.busy": (
        "Server sedang mengerjakan hal lain yang bersinggungan, jadi yang ini belum tersimpan. "
        "Yang sudah tersimpan tetap utuh. Coba lagi.",
        "The server is at work on something that touches this, so it was not saved. What was "
        "saved is safe. Try again.",
    ),
    # Whose
    "centre.not_ours": (
        "{what} ini milik {office}, jadi pusat tidak mengubahnya. Tidak ada yang berubah. "
        "Kembalikan dengan catatan lewat Paket › Periksa; kantornya yang membetulkan.",
        "This ({what}) belongs to {office}, so the centre does not change it. Nothing changed. "
        "Return it with a note in Paket › Periksa; the office puts it right.",
    ),
    "centre.name_missing": (
        "Nama pusat belum diisi. Isi dahulu, misalnya Badan Kepegawaian Kabupaten Sumedang.",
        "The name of the centre is missing. Fill it in first.",
    ),
    "centre.is_centre": (
        "Program ini sudah menjadi pusat. Tidak ada yang berubah.",
        "This program is the centre already. Nothing changed.",
    ),
    "centre.has_sent": (
        "Kantor ini sudah pernah mengirim paket ke pusat, jadi tidak bisa dijadikan pusat. Tidak "
        "ada yang berubah. Buat pusat di folder data baru.",
        "This office has sent bundles to a centre, so it cannot become one. Nothing changed. Make "
        "the centre in a new data folder.",
    ),
    "centre.not_centre": (
        "Ini hanya bisa dilakukan di pusat. Tidak ada yang berubah.",
        "Only the centre can do this. Nothing changed.",
    ),
    "centre.who": (
        "Siapa yang bekerja belum diketahui, padahal nama itu dicatat di sini. Tidak ada yang "
        "berubah. Pilih atau ketik dahulu nama Anda di “Bekerja sebagai” (Ctrl+Shift+K).",
        "Nobody knows who is at work, and that name is noted here. Nothing changed. Choose or "
        "type your name first under “Bekerja sebagai” (Ctrl+Shift+K).",
    ),
    # Checking
    "centre.gone": (
        "Berkas ini tidak ada lagi di pusat. Tidak ada yang berubah. Baca ulang daftarnya (F5).",
        "This is not at the centre any more. Nothing changed. Read the list again (F5).",
    ),
    "centre.already": (
        "{person}: sudah disetujui oleh {by}; persetujuannya tetap satu.",
        "{person}: approved already by {by}; there is still one approval.",
    ),
    "centre.changed": (
        "{person}: isinya sudah diganti kantor sejak Anda membukanya. Belum ada yang berubah. "
        "Baca yang baru dahulu.",
        "{person}: the office changed it since you opened it. Nothing changed. Read the new one "
        "first.",
    ),
    "centre.asked": (
        "{person}: masih ada pertanyaan. Putuskan dahulu di Paket › Pertanyaan.",
        "{person}: a question is open. Decide it first in Paket › Pertanyaan.",
    ),
    "centre.was_returned": (
        "{person}: sudah dikembalikan ke kantor; tunggu isi yang baru.",
        "{person}: returned to the office; wait for the new content.",
    ),
    "centre.own_hand": (
        "{person}: dimasukkan oleh {by}. Yang memasukkan tidak menyetujui; minta rekan memeriksa.",
        "{person}: brought in by {by}. Who imports does not approve; ask a colleague to check it.",
    ),
    "centre.no_words": (
        "Belum ada catatan. Tulis apa yang perlu dibetulkan, di bawah atau pada barisnya.",
        "There is no note yet. Write what is to be put right, below or on its line.",
    ),
    "centre.approved": (
        "Isi ini sudah disetujui pusat, jadi tidak dikembalikan. Tidak ada yang berubah. Bila "
        "kantor mengirim isi baru, itu menjadi pertanyaan.",
        "This is approved by the centre, so it is not returned. Nothing changed. If the office "
        "sends a new one, that becomes a question.",
    ),
    # Replies
    "centre.nothing_to_recover": (
        "Pusat belum punya data kantor ini, jadi tidak ada yang bisa dipulihkan. Tidak ada yang "
        "dibuat.",
        "The centre has nothing of this office yet, so there is nothing to recover. Nothing was "
        "made.",
    ),
    "centre.nothing_received": (
        "Belum ada paket kantor ini yang digabung, jadi belum ada tanda terimanya. Tidak ada yang "
        "dibuat. Gabung paketnya dahulu di Kotak masuk.",
        "No bundle of this office was merged yet, so there is no receipt. Nothing was made. Merge "
        "its bundle first.",
    ),
}
