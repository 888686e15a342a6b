"""Pengaduan: the register, who answers, and how fast."""
