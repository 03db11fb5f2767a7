"""The endpoint simulated on loopback."""
