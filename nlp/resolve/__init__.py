"""What needs more than its own span: one file per kind that is resolved."""
