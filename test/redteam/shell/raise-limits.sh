# tries: to raise its own limits
# expect: AC
for limit in n u s f v c; do
  before=$(ulimit -H -"$limit")
  [ "$before" = unlimited ] && continue
  ulimit -H -"$limit" $((before + 1)) 2>/dev/null && echo "LEAK $limit" && exit
done
ulimit -c unlimited 2>/dev/null && echo LEAK cores && exit
echo OK
