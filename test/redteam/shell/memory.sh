# tries: to use all memory in one variable
# expect: MLE|RTE|TLE
text=x
while :; do text="$text$text"; done
