"""Tests of bot/documents/plain/."""
