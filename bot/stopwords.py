STOPWORDS = {
    "en": frozenset(
        "a about an and any are as at be been being but by can could did do does for from had has have he her his how i if in into is it its me my no not of on or our out over s she so some such than that the their them then there these they this those to under up us was we were what when where which while who whom whose why will with would you your tell please also much many".split()
    )
}
