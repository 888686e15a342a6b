"""The page Paket in an office: sending to the centre, what came back, enrolment."""
