"""Templates: their variables, saved form, file format, and WhatsApp's text styles."""
