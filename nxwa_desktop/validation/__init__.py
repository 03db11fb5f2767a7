"""The rules for messages, accounts and header images, and what breaks them."""
