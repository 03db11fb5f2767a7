"""The page that sends a template to a list of customers."""
