; Divides by zero.
section .text
global _start
_start:
    xor ecx, ecx
    mov eax, 1
    cdq
    div ecx
