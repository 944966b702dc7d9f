"""Tests of bot/telegram/handlers/."""
