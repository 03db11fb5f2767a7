"""Reading pasted and dropped texts: which format it is, and the message or the templates in it."""
