"""Files → disk: whole at every moment, only what changed, nothing that is anyone else's."""

from feeds.publishing._disk import DISK, Disk
from feeds.publishing._interrupt import interrupts_wait
from feeds.publishing._names import MANIFEST, SIDE, name_fault, name_problem
from feeds.publishing._publication import KnownFile, Publication, PublicationResult, Stage
from feeds.publishing._shelf import Piece, Shelf, has_all, pieces_of
from feeds.publishing._stager import StagedFile, Stager
from feeds.publishing._unfit import Unfit

__all__ = [
    "DISK",
    "MANIFEST",
    "SIDE",
    "Disk",
    "KnownFile",
    "Piece",
    "Publication",
    "PublicationResult",
    "Shelf",
    "Stage",
    "StagedFile",
    "Stager",
    "Unfit",
    "has_all",
    "interrupts_wait",
    "name_fault",
    "name_problem",
    "pieces_of",
]
