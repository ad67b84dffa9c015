"""One adapter for each upstream API."""
