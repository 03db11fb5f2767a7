"""Write NXCloud WhatsApp template messages by hand, see exactly what goes out, send, and read the answer."""

__version__ = "0.1.0"
