"""What is passed on: frozen dataclasses that lists show, forms print and imports find."""
