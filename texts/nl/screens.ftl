# De andere schermen: wie, begin, hulp, stap, logboek, overdracht.
