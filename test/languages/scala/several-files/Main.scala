object Main extends App {
  println(Adder.add(30, 12))
}
