# Calls itself 2,000 times, each time for 50: Bash goes through all calls under way at each of them.
depth() {
  if (($1 > 0)); then
    ((count += 50))
    depth $(($1 - 1))
  fi
}
count=0
depth 2000
echo "$count"
