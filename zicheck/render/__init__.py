"""From reports to what people and programs read; no renderer computes anything new."""
