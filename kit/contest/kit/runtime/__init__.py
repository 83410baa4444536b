"""The border to the Workers runtime: beside each `entry.py` the only place that knows JavaScript,
each part behind a port of the kit.
"""
