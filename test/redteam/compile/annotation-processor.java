// tries: to run code while compiling, as an annotation processor of its own
// expect: AC
// stage: compile
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;
public class Main {
  @SupportedAnnotationTypes("*")
  public static class Evil extends AbstractProcessor {
    @Override public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      throw new IllegalStateException("LEAK code ran while compiling");
    }
  }
  public static void main(String[] args) { System.out.println("OK"); }
}
