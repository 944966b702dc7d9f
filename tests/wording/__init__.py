"""Tests of bot/wording/."""
