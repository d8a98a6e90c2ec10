// A list that grows for ever.
fun main() {
    val kept = ArrayList<LongArray>()
    while (true) kept.add(LongArray(100_000))
}
