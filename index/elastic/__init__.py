"""What the Elasticsearch engine is made of: connection, mapping, queries."""
