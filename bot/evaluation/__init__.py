"""How good are the answers to questions of which the answers are known?"""
