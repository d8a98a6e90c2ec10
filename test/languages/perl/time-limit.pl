# Never ends.
1 while 1;
