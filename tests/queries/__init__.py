"""Tests of bot/queries/."""
