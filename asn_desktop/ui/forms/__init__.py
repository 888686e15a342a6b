"""Forms without a Save button: fields that say when they were left, a form that binds them."""
