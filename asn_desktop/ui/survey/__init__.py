"""Survey rounds: results, keying, remarks, improvement plan, trend, publication."""
