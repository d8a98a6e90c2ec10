; Never ends.
section .text
global _start
_start:
    jmp _start
