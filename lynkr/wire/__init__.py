"""Framings: fed bytes, give frames. Pure, sans-I/O."""
