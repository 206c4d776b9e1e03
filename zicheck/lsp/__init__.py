"""What an editor is told while a plan is typed: findings, explanations, repairs.

Everything but :mod:`zicheck.lsp.server` is pure and knows no protocol: texts and offsets go in,
offsets and texts come out.
"""
