// Has nothing to start. @EXPECTED_RESULTS@: COMPILER-ERROR
public class NoMain {
    static long add(long a, long b) {
        return a + b;
    }
}
