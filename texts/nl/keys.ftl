# De toetsen: wat elke toets doet, in de voetregel, in de hulp en bij het opzoeken.
