#!/bin/sh
# tries: to fill the machine with processes while building a validator
# expect: JE
bomb() { bomb | bomb & }
bomb
wait
while :; do bomb; done
