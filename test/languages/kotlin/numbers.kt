// Adds 100,000 numbers from standard input.
import java.io.BufferedReader
import java.io.InputStreamReader

fun main() {
    val input = BufferedReader(InputStreamReader(System.`in`))
    println(input.lineSequence().map { it.toLong() }.sum())
}
