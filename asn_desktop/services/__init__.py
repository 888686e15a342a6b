"""What is done: one file per noun; functions that take the transaction first."""
