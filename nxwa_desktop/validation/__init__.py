"""Rules for messages, accounts and header images, and the findings they produce."""
