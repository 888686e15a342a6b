"""Salin ke e-Kinerja: the screens of the national application, ready to paste."""
