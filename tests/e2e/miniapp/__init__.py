"""A package to pytest, so that its tests share a browser and a contest, and no others do."""
