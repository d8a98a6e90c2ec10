# A loop that is never closed.
while true; do
  echo "no end"
