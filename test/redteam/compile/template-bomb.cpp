// tries: exponentially many template instances
// expect: CE
// stage: compile
template <int N, typename A, typename B> struct Bomb {
  typedef typename Bomb<N - 1, Bomb<N, A, B>, B>::type first;
  typedef typename Bomb<N - 1, A, Bomb<N, B, A>>::type second;
  typedef first type;
};
template <typename A, typename B> struct Bomb<0, A, B> {
  typedef A type;
};
int main() { Bomb<60, int, long>::type x; }
