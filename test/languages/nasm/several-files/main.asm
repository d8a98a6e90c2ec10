%include "numbers.asm"
global main
extern printf, add

section .data
format: db "%d", 10, 0

section .text
main:
    sub rsp, 8
    mov edi, FIRST
    mov esi, SECOND
    call add
    mov esi, eax
    lea rdi, [rel format]
    xor eax, eax
    call printf
    xor eax, eax
    add rsp, 8
    ret
