"""What does this file say? One module a format, each with the same `read(raw) -> Reading`."""
