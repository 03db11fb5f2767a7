"""NXCloud's protocol: account, message, request body, signature, HTTP request, response."""
