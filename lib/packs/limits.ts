/** Limits of a pack. They stop damage and abuse; good content stays far below them. */
export const PACK_LIMITS = {
  /** Files in a pack: a bank of 10,000 questions fits. */
  files: 12_000,
  /** Bytes of one file. */
  fileBytes: 256 * 1024,
  /** Bytes of all files together. */
  totalBytes: 32 * 1024 * 1024,
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
