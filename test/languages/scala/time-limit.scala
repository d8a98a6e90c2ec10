// Never ends.
object Main {
  def main(args: Array[String]): Unit = {
    var i = 0L
    while (i >= 0) i += 1
    println(i)
  }
}
