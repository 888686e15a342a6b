"""ASN Desktop: performance management of Indonesian civil servants, offline and on paper."""

__version__ = "0.1.0"
