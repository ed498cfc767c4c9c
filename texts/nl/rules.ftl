# Wat de regels van een incident zeggen: weigeringen, sloten, meldingen, het bord, het logboek.

rules-log-empty = het logboek is leeg
