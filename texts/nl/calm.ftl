# Wat leidt en kalmeert: steun voor mensen onder druk.
