"""Where a request can go: address, credentials, converter and quirks. No I/O."""
