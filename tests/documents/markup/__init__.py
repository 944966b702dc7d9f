"""Markup: front matter, HTML and what people write into paragraphs."""
