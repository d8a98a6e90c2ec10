global add

section .text
add:
    lea eax, [rdi + rsi]
    ret
