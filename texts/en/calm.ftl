# What guides and calms: the assistance for people under stress.
