"""The endpoint on loopback: verifies signatures and gives every documented answer. No Qt."""
