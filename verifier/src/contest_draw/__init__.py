"""Checks a contest's draw by the specification contest-draw-1, sharing no code with what draws."""
