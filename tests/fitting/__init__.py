"""How are the weights fitted? `python -m tests.fitting`; `tests.fitting.distill` makes vectors."""
