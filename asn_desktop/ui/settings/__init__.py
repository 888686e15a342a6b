"""Settings of the office, its backups and their way back."""
