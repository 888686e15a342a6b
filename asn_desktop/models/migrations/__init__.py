"""How files of earlier releases are brought up to date; run by ``asn_desktop.models.migrate``."""
