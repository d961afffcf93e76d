/** Limits of a pack. They stop damage and abuse; good content stays far below them. */
export const PACK_LIMITS = {
  /** Files in a pack: a bank of 10,000 questions fits. */
  files: 12_000,
  /** Bytes of one file. */
  fileBytes: 256 * 1024,
  /** Bytes of all files together. */
  totalBytes: 32 * 1024 * 1024,
  /** Bytes of a pack as a zip file: all of it stored, with its table of contents. */
  zipBytes: 40 * 1024 * 1024,
  /** Times that a zip file may grow when it is unpacked: text shrinks to a third or a tenth, bombs to a 1,000th. */
  zipGrowth: 100,
  /** Characters of all documents beside pack.yaml together. */
  documentCharacters: 256 * 1024,
  /** Rubrics in a pack. */
  rubrics: 20,
  /** Problems that are told; a damaged pack can have one on every line. */
  problems: 1_000,
  /** Characters of one line: a long paragraph. */
  lineCharacters: 8_000,
  /** Characters of pack.yaml or a rubric: finding repeated keys takes time that grows with the square. */
  yamlCharacters: 64 * 1024,
  /** Characters of a question's front matter. */
  frontMatterCharacters: 8 * 1024,
  /** Levels of nesting in YAML. */
  yamlDepth: 10,
  /** Characters of a prompt: it is read aloud or from a panel beside the board. */
  promptCharacters: 4_000,
  /** Characters of an interviewer-only section. */
  sectionCharacters: 20_000,
  categories: 100,
  tags: 200,
  tagsPerQuestion: 12,
  relatedPerQuestion: 12,
} as const;
