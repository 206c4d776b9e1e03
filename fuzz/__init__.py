"""Fuzzing: inputs made by a machine that watches which lines of zicheck they reach.

Each module of :mod:`fuzz.targets` holds one entrance of zicheck to its promises. `python -m fuzz
run` feeds them with atheris; :mod:`fuzz.replaying` runs kept inputs without it, for the tests.
"""
