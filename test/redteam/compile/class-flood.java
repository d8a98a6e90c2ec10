// tries: eleven thousand class files out of one source, more than anybody wants to copy
// expect: CE
// stage: compile
// repeat: 11000 class A# {}
public class Main {
  public static void main(String[] args) { System.out.println("OK"); }
}
