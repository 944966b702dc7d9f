"""How does it look? One module a form, each with `render(said) `; none of them prints."""
