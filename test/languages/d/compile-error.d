// A text where a number is wanted.
void main()
{
    int number = "five";
}
