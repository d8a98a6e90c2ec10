// A text where a number is wanted.
object Main extends App {
  val number: Int = "five"
  println(number)
}
