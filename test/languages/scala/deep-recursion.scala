// Calls itself 100,000 times.
object Main {
  def depth(n: Int): Int = if (n == 0) 0 else 1 + depth(n - 1)

  def main(args: Array[String]): Unit = println(depth(100000))
}
