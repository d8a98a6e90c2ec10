// tries: to be found as an annotation processor by the list of services that the compiler looks for
// expect: AC|CE
// stage: compile
public class Main {
  public static void main(String[] args) { System.out.println("OK"); }
}
// file: META-INF/services/javax.annotation.processing.Processor
Evil
// file: Evil.java
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;
@SupportedAnnotationTypes("*")
public class Evil extends AbstractProcessor {
  @Override public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    throw new IllegalStateException("LEAK code ran while compiling");
  }
}
