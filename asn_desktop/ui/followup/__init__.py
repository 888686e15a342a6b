"""What follows an evaluation."""
