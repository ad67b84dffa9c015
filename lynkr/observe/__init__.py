"""Logging and request ids."""
