// Throws, and nobody catches.
fun main() {
    throw IllegalStateException("on purpose")
}
