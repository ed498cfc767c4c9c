# Het scherm van een open incident.
