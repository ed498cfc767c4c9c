# Wat opdrachten afdrukken.
