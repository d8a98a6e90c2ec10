%% Raises, and nobody catches.
-module('run-time-error').
-export([main/0]).

main() -> error(on_purpose).
