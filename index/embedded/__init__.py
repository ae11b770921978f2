"""What the embedded engine is made of: its folders, schema and queries."""
