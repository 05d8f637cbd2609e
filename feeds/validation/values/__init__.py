"""The grammars of values, each straight from its specification; pure functions of text."""
