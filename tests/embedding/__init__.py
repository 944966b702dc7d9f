"""Models that users bring, and what they read."""
