# The screen of an open incident.
