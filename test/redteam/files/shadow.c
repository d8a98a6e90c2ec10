// tries: to read the password file
// expect: AC
#include <stdio.h>
int main(void) { puts(fopen("/etc/shadow", "r") || fopen("/etc/gshadow", "r") ? "LEAK /etc/shadow" : "OK"); }
