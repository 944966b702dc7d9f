"""Tests of the bot in Telegram, one module for each."""
