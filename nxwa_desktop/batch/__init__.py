"""A list of customers: from the rows of a table to messages, checked first, then sent one after the other. No Qt."""
