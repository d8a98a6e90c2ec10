; Calls itself 100,000 times.
extern printf
section .data
line: db "%d", 10, 0
section .text
global main
depth:
    test edi, edi
    jz .end
    dec edi
    call depth
    inc eax
    ret
.end:
    xor eax, eax
    ret
main:
    sub rsp, 8
    mov edi, 100000
    call depth
    mov edi, line
    mov esi, eax
    xor eax, eax
    call printf
    xor eax, eax
    add rsp, 8
    ret
section .note.GNU-stack noalloc noexec nowrite progbits
