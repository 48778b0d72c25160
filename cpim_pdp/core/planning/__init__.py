"""Planning: what if, what fills the gap, and a plan that serves several credentials.

Nothing of it is saved.
"""
