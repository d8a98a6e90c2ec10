// tries: modules and header units, which make the compiler write and run more than one file
// expect: CE|AC
// stage: compile
import <iostream>;
import "/dev/zero";
int main() { std::cout << "OK\n"; }
