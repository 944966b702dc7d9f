"""Tests of bot/replies/telegram/."""
