"""What do we keep between one question and the next?"""
