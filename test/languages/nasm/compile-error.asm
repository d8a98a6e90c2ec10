; No such instruction.
section .text
global _start
_start:
    nothing rax, 5
