"""What each API's bytes mean, to and from the canonical conversation. Pure, sans-I/O."""
