"""Measures the gateway: against bare workers, FastAPI and Hono on one workerd, and against other
validators on CPython.
"""
