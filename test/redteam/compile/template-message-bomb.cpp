// tries: a compiler message of hundreds of megabytes
// expect: CE
// stage: compile
template <class A, class B> struct Pair {};
template <class T, int N> struct Grow {
  typedef typename Grow<Pair<T, Pair<T, T>>, N - 1>::type type;
};
template <class T> struct Grow<T, 0> {
  typedef typename T::absent type;
};
int main() { Grow<int, 18>::type x; }
