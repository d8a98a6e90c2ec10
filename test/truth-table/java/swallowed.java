// Catches everything and ends in order without an answer. @VERDICT@: WA
public class Main {
    public static void main(String[] args) throws Exception {
        try {
            throw new RuntimeException();
        } catch (RuntimeException nobodyCares) {
            return;
        }
    }
}
