"""Tests of bot/documents/pdf/."""
