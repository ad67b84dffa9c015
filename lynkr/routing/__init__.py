"""Conversation and settings to a Decision. Pure functions."""
