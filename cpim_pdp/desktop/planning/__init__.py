"""The page of the plan: what is still to go, what is planned, and what would change that."""
