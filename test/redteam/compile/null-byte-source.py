# tries: a coding declaration that runs a codec while parsing
# expect: CE|RTE|WA
# stage: compile
# -*- coding: zip -*-
print('not reached')
