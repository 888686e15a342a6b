"""The page Kemajuan: what was realised, and the action plans."""
