fun main() = println(add(30, 12))
