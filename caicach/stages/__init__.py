"""The stages of a run: each a function from what is stored to what is stored, redoing only what is stale."""
