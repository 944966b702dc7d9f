"""What measures the answers, measured."""
