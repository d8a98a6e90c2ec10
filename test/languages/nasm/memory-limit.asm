; Takes and touches page after page.
section .text
global _start
_start:
    mov eax, 12
    xor edi, edi
    syscall
    mov rbx, rax
.next:
    lea rdi, [rbx + 4096]
    mov eax, 12
    syscall
    mov byte [rbx], 1
    add rbx, 4096
    jmp .next
