; Calls itself without end: the stack runs out.
section .text
global _start
_start:
    call _start
