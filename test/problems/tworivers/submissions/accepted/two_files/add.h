/* Declares what add.c defines. */
long long add(long long a, long long b);
