"""RSS 2.0 and 0.91 to 0.94, by the specification and its best practices profile."""
