// Prints for ever. @VERDICT@: OLE
public class Main {
    public static void main(String[] args) throws Exception {
        while (true) System.out.println("7777777777777777777777777777777777777777");
    }
}
