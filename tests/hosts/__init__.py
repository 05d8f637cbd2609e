"""The room of the hosts."""
