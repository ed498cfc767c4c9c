# The other screens: who, home, help, step, timeline, briefing.
