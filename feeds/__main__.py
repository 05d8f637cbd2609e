"""python -m feeds"""

from feeds.cli import program

if __name__ == "__main__":
    program()
