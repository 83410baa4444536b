"""Events between services: recorded with their effect, handed over by a call, applied once;
docs/events.md.
"""
