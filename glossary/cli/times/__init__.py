"""Commands that set one time against another."""
