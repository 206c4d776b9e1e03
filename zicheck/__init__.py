"""zicheck: reads a zona integritas action plan and says what an evaluator would say of it."""

__version__ = "0.1.0"
