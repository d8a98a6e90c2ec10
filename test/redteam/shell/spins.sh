# tries: to compute for ever
# expect: TLE
trap '' XCPU TERM
while :; do :; done
