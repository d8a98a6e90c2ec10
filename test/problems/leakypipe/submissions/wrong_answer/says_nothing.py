# Ends at once, well and without a word.
