"""Office files brought in: daily logs, surveys, complaint registers, last year's SKP."""
