"""Files → disk: whole at every moment, only what changed, nothing that is anyone else's."""

from feeds.publishing._disk import DISK, Disk
from feeds.publishing._interrupt import interrupts_wait
from feeds.publishing._names import MANIFEST, SIDE, name_fault, name_problem
from feeds.publishing._publication import KnownFile, Publication, PublicationResult, Stage
from feeds.publishing._stager import StagedFile, Stager
from feeds.publishing._unfit import Unfit

__all__ = [
    "DISK",
    "MANIFEST",
    "SIDE",
    "Disk",
    "KnownFile",
    "Publication",
    "PublicationResult",
    "Stage",
    "StagedFile",
    "Stager",
    "Unfit",
    "interrupts_wait",
    "name_fault",
    "name_problem",
]
