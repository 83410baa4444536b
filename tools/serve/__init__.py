"""`make serve`: the six workers on one machine, for a small community or an evaluation; see
docs/serving.md.
"""
