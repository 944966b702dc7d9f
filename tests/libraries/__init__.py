"""Tests of bot/libraries/."""
