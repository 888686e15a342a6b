"""The file that travels: bytes ↔ views, and the only judge of whether bytes are genuine."""
