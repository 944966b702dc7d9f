"""Tests of bot/index/."""
