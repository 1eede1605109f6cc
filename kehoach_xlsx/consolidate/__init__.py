"""The ledger of what was validated: which submissions count, what they add up to, and where each figure came from."""
