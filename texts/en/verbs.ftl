# What verbs print.
