[adder].

main :- add(30, 12, Sum), write(Sum), nl.
