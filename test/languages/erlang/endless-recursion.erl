%% Calls itself practically without end: Erlang's stack is in the process's heap. @EXPECTED_RESULTS@: MEMORY-LIMIT
%% Of a function that has no end at all the compiler makes a loop.
-module('endless-recursion').
-export([main/0]).

main() -> io:format("~p~n", [depth(1, erlang:system_time(), 3, 4, 5, 6)]).

depth(A, A, _, _, _, _) -> 0;
depth(A, B, C, D, E, F) -> depth(A + 1, B, C, D, E, F) + A + B + C + D + E + F.
