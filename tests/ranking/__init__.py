"""Tests of bot/ranking/."""
