%% Never ends.
-module('time-limit').
-export([main/0]).

main() -> main().
