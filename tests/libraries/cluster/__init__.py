"""A library in a cluster: what is kept there, and what is found."""
