"""NXCloud's endpoint simulated on loopback."""
