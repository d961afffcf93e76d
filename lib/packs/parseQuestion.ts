import type { Guide } from './guide';
import { PACK_LIMITS } from './limits';
import { checkMarkdown, type MarkdownLine, readMarkdownLines } from './markdown';
import type { PackProblem, PackRule, Parsed } from './problem';
import { readYaml } from './readYaml';
import { frontMatterSchema, type PackQuestion } from './schema';
import { GUIDE_SECTIONS, PROMPT_HEADING } from './sections';
import { STARTER_BOARD_TITLE, whyNoStarterBoard } from './starterBoard';
import { readLines } from './text';

type Section = { heading: string; line: number; lines: MarkdownLine[] };

const HEADINGS: readonly string[] = [PROMPT_HEADING, ...GUIDE_SECTIONS.map((section) => section.title)];

/** Reads one question file: front matter, then sections under known headings. `file` names it in problems. */
export function parseQuestion(file: string, text: string): Parsed<PackQuestion> {
  const source = readLines(file, text);
  if (!source.ok) return source;
  const problem = (line: number, rule: PackRule, message: string) => ({ file, line, rule, message });
  const refuse = (line: number, rule: PackRule, message: string): Parsed<never> => ({
    ok: false,
    problems: [problem(line, rule, message)],
  });

  const texts = source.value;
  if (texts[0] !== '---') return refuse(1, 'front-matter', 'The first line is not three hyphens.');
  const end = texts.indexOf('---', 1);
  if (end === -1) return refuse(1, 'front-matter', 'The front matter has no end: a line of three hyphens.');
  const front = texts.slice(1, end).join('\n');
  if (front.length > PACK_LIMITS.frontMatterCharacters) {
    return refuse(
      1,
      'too-large',
      `Front matter has at most ${PACK_LIMITS.frontMatterCharacters} characters.`,
    );
  }
  const fields = readYaml(file, front, frontMatterSchema, 2);

  const { lines, findings } = readMarkdownLines(texts.slice(end + 1), end + 2);
  const problems: PackProblem[] = fields.ok ? [] : [...fields.problems];
  problems.push(...findings.map((finding) => ({ file, ...finding })));
  problems.push(...checkMarkdown(lines).map((finding) => ({ file, ...finding })));
  const { sections, problems: sectionProblems } = splitSections(file, lines);
  problems.push(...sectionProblems);
  const contents = new Map(sections.map((section) => [section.heading, textOf(section)]));
  const prompt = contents.get(PROMPT_HEADING) ?? '';
  if (!contents.has(PROMPT_HEADING)) {
    problems.push(problem(end + 1, 'missing-prompt', `There is no section "## ${PROMPT_HEADING}".`));
  }
  if (!fields.ok || problems.length > 0) return { ok: false, problems };

  const { slug, category, position, minutes, difficulty, tags, related } = fields.value;
  const guide: Guide = {
    sections: GUIDE_SECTIONS.flatMap(({ id, title }) => {
      const markdown = contents.get(title);
      return markdown === undefined ? [] : [{ id, markdown }];
    }),
    related: related ?? [],
  };
  return { ok: true, value: { slug, category, position, minutes, difficulty, tags, prompt, guide } };
}

function splitSections(file: string, lines: MarkdownLine[]) {
  const sections: Section[] = [];
  const problems: PackProblem[] = [];
  const find = (line: number, rule: PackRule, message: string) =>
    problems.push({ file, line, rule, message });
  const seen = new Set<string>();
  let stray: number | undefined;
  for (const line of lines) {
    const heading = line.code ? null : /^#{1,2}(?!#)(.*)$/.exec(line.text);
    if (heading) {
      const title = line.text.startsWith('## ') ? line.text.slice(3).trimEnd() : '';
      if (!HEADINGS.includes(title)) {
        const message = `"${line.text}" is not a section; those are ${HEADINGS.join(', ')}.`;
        find(line.number, 'section', message);
      } else if (seen.has(title)) find(line.number, 'section', `The section "${title}" occurs twice.`);
      seen.add(title);
      sections.push({ heading: title, line: line.number, lines: [] });
      continue;
    }
    const section = sections.at(-1);
    if (section) section.lines.push(line);
    else if (line.text.trim() !== '') stray ??= line.number;
  }
  if (stray !== undefined) find(stray, 'section', 'There is text before the first section.');
  for (const section of sections.filter(({ heading }) => HEADINGS.includes(heading))) {
    const { length } = textOf(section);
    const isPrompt = section.heading === PROMPT_HEADING;
    const max = isPrompt ? PACK_LIMITS.promptCharacters : PACK_LIMITS.sectionCharacters;
    if (length === 0 && isPrompt) find(section.line, 'missing-prompt', 'The prompt is empty.');
    else if (length === 0)
      find(section.line, 'section', `The section "${section.heading}" is empty; leave it out.`);
    else if (section.heading === STARTER_BOARD_TITLE) {
      const why = whyNoStarterBoard(section.lines.map(({ text }) => text));
      if (why) find(section.lines[why.line]?.number ?? section.line, 'starter-board', why.reason);
    }
    if (length > max) find(section.line, 'too-large', `This section is longer than ${max} characters.`);
  }
  return { sections, problems };
}

/** The text of a section without the blank lines around it. */
function textOf(section: Section): string {
  const texts = section.lines.map((line) => line.text);
  const isText = (text: string) => text.trim() !== '';
  return texts.slice(texts.findIndex(isText), texts.findLastIndex(isText) + 1).join('\n');
}
