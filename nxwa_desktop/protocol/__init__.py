"""What NXCloud's document describes: account, message, body, signature, request, response."""
