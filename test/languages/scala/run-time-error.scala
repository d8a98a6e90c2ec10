// Throws, and nobody catches.
object Main {
  def main(args: Array[String]): Unit = throw new IllegalStateException("on purpose")
}
