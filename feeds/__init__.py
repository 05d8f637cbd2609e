"""feeds: a folder of articles in, feeds that every reader accepts out.

The house, one direction; a room imports only from rooms to its left::

    errors → dates → model → config, content → reading → articles → ledger → selection
    → formats, pages → validation → publishing → build → serve, cli

`reading`, `formats` and `validation` never import one another, so that a shared mistake
cannot approve itself. tests/test_house.py holds these rules.
"""
