"""Tests of bot/answers/."""
