%% Calls itself 100,000 times.
-module('deep-recursion').
-export([main/0]).

main() -> io:format("~p~n", [depth(100000)]).

depth(0) -> 0;
depth(N) -> 1 + depth(N - 1).
