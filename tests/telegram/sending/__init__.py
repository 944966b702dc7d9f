"""Tests of bot/telegram/sending/."""
