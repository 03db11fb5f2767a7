"""The wording of templates: variables, formats of files, and the marks of WhatsApp."""
