%% A function that nobody defines.
-module('compile-error').
-export([main/0]).

main() -> nothing_like_this().
