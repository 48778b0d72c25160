"""Keep the professional development points of a CPIM, and show whether they will do."""

__version__ = "0.1.0"
