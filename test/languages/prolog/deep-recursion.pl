% Calls itself 100,000 times.
main :- depth(100000, Answer), write(Answer), nl.

depth(0, 0) :- !.
depth(N, Answer) :- M is N - 1, depth(M, Before), Answer is Before + 1.
