"""What Footnote promises, as claims that can fail."""
