"""Languages of the window, translated sentences, and the direction of text."""
