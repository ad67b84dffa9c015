"""Labelled requests to judge the router by: data/README.md says how they were made.

data       the records, and how to read them
balance    whether length says anything about the tier
split      which half a new record belongs to
"""
