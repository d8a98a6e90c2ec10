! Calls itself without end: the stack runs out.
program main
  implicit none
  print '(I0)', depth(0)
contains
  recursive function depth(n) result(answer)
    integer, intent(in) :: n
    integer :: answer
    integer, volatile :: here(64)
    here = n
    answer = here(1) + depth(n + 1) + here(64)
  end function depth
end program main
