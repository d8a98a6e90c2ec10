% Calls itself without end: Prolog has one limit for its stacks, where all data lives. @EXPECTED_RESULTS@: MEMORY-LIMIT
main :- depth(0, Answer), write(Answer), nl.

depth(N, Answer) :- M is N + 1, depth(M, Before), Answer is Before + 1.
