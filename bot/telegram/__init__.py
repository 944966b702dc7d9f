"""How do we talk in Telegram?"""
