"""One list of behaviours, run against every provider in both modes."""
