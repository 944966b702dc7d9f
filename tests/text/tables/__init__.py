"""Tests of bot/text/tables/."""
