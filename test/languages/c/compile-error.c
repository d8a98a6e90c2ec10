/* Calls what is not there. */
int main(void) { return nothing_like_this(); }
