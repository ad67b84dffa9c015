"""Doors: HTTP routes, one file per API. This room knows no provider."""
