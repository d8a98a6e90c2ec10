; Adds 100,000 numbers from standard input, with the C library's scanf.
extern scanf, printf
section .data
format: db "%lld", 0
line: db "%lld", 10, 0
section .bss
number: resq 1
section .text
global main
main:
    push rbx
    xor ebx, ebx
.next:
    mov edi, format
    mov esi, number
    xor eax, eax
    call scanf
    cmp eax, 1
    jne .done
    add rbx, [number]
    jmp .next
.done:
    mov edi, line
    mov rsi, rbx
    xor eax, eax
    call printf
    xor eax, eax
    pop rbx
    ret
section .note.GNU-stack noalloc noexec nowrite progbits
