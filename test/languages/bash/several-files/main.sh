. "$(dirname "$0")/adder.sh"
add 30 12
