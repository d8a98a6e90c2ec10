# Calls itself without end: slower with each call, so that time runs out first. @EXPECTED_RESULTS@: TIME-LIMIT
depth() { depth $(($1 + 1)); }
depth 0
