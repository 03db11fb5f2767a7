"""The secrets of the accounts, kept by the keyring of the operating system."""
