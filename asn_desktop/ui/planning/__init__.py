"""Planning as one sees it: the list of a year, the editor of an SKP, its dialogs."""
