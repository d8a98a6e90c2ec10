# A command that is not there ends the script.
set -e
nothing_like_this
echo "never here"
