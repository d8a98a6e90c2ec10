! Ends with an error.
program main
  error stop 'on purpose'
end program main
