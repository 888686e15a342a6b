"""The role matrix A.1.5 as an editable grid."""
