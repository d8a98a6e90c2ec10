! Calls itself 100,000 times.
program main
  implicit none
  print '(I0)', depth(100000)
contains
  recursive function depth(n) result(answer)
    integer, intent(in) :: n
    integer :: answer
    if (n == 0) then
      answer = 0
    else
      answer = 1 + depth(n - 1)
    end if
  end function depth
end program main
