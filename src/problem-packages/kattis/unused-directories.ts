import type { Reading } from './reading.js';

/** Directories that something here reads, or that another finding is about. */
const READ = [
  ...['attachments', 'data', 'graders', 'include', 'input_format_validators', 'input_validators'],
  ...['output_validator', 'output_validators', 'output_visualizer', 'problem_statement', 'statement'],
  ...['static_validator', 'submissions'],
];
/** Of the format, and for people. */
const FOR_PEOPLE = ['generators', 'input_visualizer', 'problem_slide', 'solution'];

/** Tells of directories that nothing here reads. They stay in the package's file. */
export function reportUnused({ tree, findings }: Reading): void {
  for (const name of tree.list('').filter((one) => tree.isDirectory(one) && !READ.includes(one))) {
    if (FOR_PEOPLE.includes(name)) {
      findings.info(name, 'it stays in the package and is shown nowhere', 'Nothing needs to be done');
    } else {
      findings.info(name, 'the format has no such directory: it stays in the package, unused', 'Check its name');
    }
  }
}
