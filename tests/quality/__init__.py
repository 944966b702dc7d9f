"""How good are the answers, and which weights make them so?"""
