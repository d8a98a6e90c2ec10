#!/bin/sh
# tries: to leave no program at all and to say that all is well
# expect: JE
rm -rf ./* 2>/dev/null
exit 0
