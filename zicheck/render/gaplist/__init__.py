"""Renderers of the gap list: each module writes one kind of document, `page` arranges them all."""
