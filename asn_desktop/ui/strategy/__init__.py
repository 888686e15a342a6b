"""The strategies of a leader, workblocks A.1.4."""
