// Fills the heap: an OutOfMemoryError, not a crash like any other. @EXPECTED_RESULTS@: MEMORY-LIMIT
import java.util.ArrayList;
import java.util.List;

public class Hoarding {
    public static void main(String[] args) {
        List<long[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new long[100_000]);
        }
    }
}
