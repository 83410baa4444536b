"""A small randomness beacon, which answers as a relay of drand's does and truly signs."""
