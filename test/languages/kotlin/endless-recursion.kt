// Calls itself without end: StackOverflowError.
fun depth(n: Int): Int = 1 + depth(n + 1)

fun main() {
    println(depth(0))
}
