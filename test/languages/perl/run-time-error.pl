# Dies.
die "on purpose\n";
