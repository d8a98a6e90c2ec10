/**
 * Whether an output reads like the sample's answer: the same words, whatever the white space. Only a hint for one's
 * own runs; a verdict comes from the judge, whose validator may accept other answers too.
 */
export function isSameOutput(output: string, answer: string): boolean {
  const left = words(output);
  const right = words(answer);
  return left.length === right.length && left.every((word, index) => word === right[index]);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
