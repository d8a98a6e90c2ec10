// Throws what nobody catches. @VERDICT@: RTE
public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(7);
        throw new IllegalStateException();
    }
}
