# The keys: what each does, in the foot line, in help and in look-up.
