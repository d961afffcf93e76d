/** Every rule that a pack or rubric can break, with what it asks. */
export const PACK_RULES = {
  'missing-file': 'A pack has a pack.yaml and questions.',
  'unknown-file': 'Only the files that the format names are in a pack.',
  'file-name': 'A file is named after its slug and lies in the folder of its category.',
  'too-large': 'Files and packs keep to their size limits.',
  'not-text': 'Files are UTF-8 text without control characters.',
  symlink: 'A pack has no symbolic links.',
  yaml: 'YAML is well formed.',
  'yaml-feature': 'YAML has no anchors, aliases, tags or directives.',
  'reserved-key': 'No key has a name that objects already have.',
  'unknown-field': 'Only the fields that the format names are used.',
  'missing-field': 'Required fields are present.',
  field: 'Fields have the right type and a sensible value.',
  'front-matter': 'A question file starts with front matter between two lines of three hyphens.',
  section: 'Sections have known headings, occur once and are not empty.',
  'missing-prompt': 'A question has a prompt.',
  'starter-board': 'A starter board is one Mermaid flowchart that boards can show.',
  code: 'Code is fenced at the beginning of a line or marked within one line, and closed.',
  html: 'Markdown has no HTML.',
  image: 'Markdown has no images.',
  link: 'Links are written in full and start with https://.',
  'duplicate-id': 'Slugs and ids are unique.',
  category: 'A question is in a category of its pack.',
  tag: 'Tags come from the list in pack.yaml.',
  related: 'Related questions exist in the pack.',
  rubric: 'The rubric that a pack names exists.',
  'guide-part': 'A complete guide has every part.',
  'guide-shape': 'The parts of a complete guide have their shape.',
  'guide-count': 'A complete guide has enough of each part, and not too much.',
  'guide-link': 'A complete guide has no links.',
  criterion: "Signals are for criteria of the pack's rubric.",
  alike: 'No two anchors of a pack say the same.',
  zip: 'A zip file is whole, plain and safe to unpack.',
} as const;
export type PackRule = keyof typeof PACK_RULES;

/** True for the name of a rule that this version knows. */
export function isPackRule(name: string): name is PackRule {
  return Object.hasOwn(PACK_RULES, name);
}

/** What is wrong with a file, and where. Lines count from 1. */
export type PackProblem = { file: string; line: number; rule: PackRule; message: string };

/** A value, or everything that stands against it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: PackProblem[] };

/** A problem as one line of text, in the form that editors and terminals turn into a link. */
export function formatProblem(problem: PackProblem): string {
  return `${problem.file}:${problem.line}: ${problem.message} (${problem.rule})`;
}
