"""HTTP as all workers meet it: the request before anything in it is trusted,
and form-encoded text.
"""
