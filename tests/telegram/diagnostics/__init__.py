"""Tests of bot/telegram/diagnostics/."""
