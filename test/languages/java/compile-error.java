// Returns a number where a text is wanted.
public class Main {
    public static void main(String[] args) {
        String text = 5;
    }
}
