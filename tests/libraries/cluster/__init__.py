"""A library in a cluster: `tests.cluster` starts the nodes that these tests ask."""
