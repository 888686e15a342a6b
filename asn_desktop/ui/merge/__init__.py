"""The merge desk: questions between an office and the centre, decided by a person."""
