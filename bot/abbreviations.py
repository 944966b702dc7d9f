ABBREVIATIONS = {"en": frozenset("mr mrs dr prof u.s u.k e.g i.e inc st gen".split())}
NUMBERED = {"en": frozenset(["no"])}
TITLES = {"en": frozenset("mr mrs dr prof".split())}
