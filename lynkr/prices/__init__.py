"""What models cost and what they can do, as far as it is known. Functions of their arguments; the gateway fetches."""
