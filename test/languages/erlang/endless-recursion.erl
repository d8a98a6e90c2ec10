%% Calls itself without end: Erlang's stack is in the process's heap. @EXPECTED_RESULTS@: MEMORY-LIMIT
-module('endless-recursion').
-export([main/0]).

main() -> io:format("~p~n", [depth(1, 2, 3, 4, 5, 6)]).

depth(A, B, C, D, E, F) -> depth(A + 1, B, C, D, E, F) + A + B + C + D + E + F.
