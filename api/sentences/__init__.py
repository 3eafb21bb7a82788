"""Events said in Vietnamese sentences: long for the timeline, short for notices."""
