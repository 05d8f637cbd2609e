"""The checks of single values that the tables of elements name; each reports what it finds.

A check gets the value, the element, the attribute ("" for the element's text) and the context.
"""
