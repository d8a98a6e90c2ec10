// A text where a number is wanted.
fun main() {
    val number: Int = "five"
    println(number)
}
