"""What must hold over all databases, whatever happens: a search for contradictions."""
