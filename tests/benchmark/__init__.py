"""Tests of bot/benchmark/."""
