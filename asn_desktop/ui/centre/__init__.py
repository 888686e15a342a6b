"""The page Paket at the centre: bundles coming in, the board of offices, checking, replies."""
