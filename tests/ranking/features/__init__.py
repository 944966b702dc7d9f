"""Tests of bot/ranking/features/."""
