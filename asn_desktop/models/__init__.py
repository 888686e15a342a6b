"""What is stored: column types, engine, journal, sealed versions, and one file per noun."""
