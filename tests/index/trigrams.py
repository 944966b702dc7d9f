"""Trigrams of letters, as one would write them down."""


def trigrams(form):
    """Return the trigrams of a form, its edges included."""
    padded = f"\u2402{form}\u2402"
    return {padded[start : start + 3] for start in range(max(len(padded) - 2, 1))}
