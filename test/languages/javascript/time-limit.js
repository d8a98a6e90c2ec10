// Never ends.
for (;;) continue;
