"""How does a table look in a terminal? As those of `footnote bench` do."""

from bot.benchmark.columns import megabytes, seconds, table

__all__ = ["megabytes", "seconds", "table"]
