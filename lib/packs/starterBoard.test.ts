import { describe, expect, it } from 'vitest';
import { parseQuestion } from './parseQuestion';
import { starterBoardOf } from './starterBoard';
import { questionText } from './testing';

const FLOWCHART = 'flowchart LR\n  client --> api';

const problemsOf = (section: string) => {
  const parsed = parseQuestion(
    'q.md',
    questionText({}, `## Prompt\n\nP\n\n## Starter board\n\n${section}\n`),
  );
  return parsed.ok ? [] : parsed.problems.map(({ line, rule, message }) => ({ line, rule, message }));
};

describe('a starter board', () => {
  it.each([
    `\`\`\`mermaid\n${FLOWCHART}\n\`\`\``,
    `\`\`\`\n${FLOWCHART}\n\`\`\``,
    `What stands today.\n\n~~~mermaid\n${FLOWCHART}\n~~~\n\nMore words.`,
  ])('is the fenced flowchart of its section: %j', (section) => {
    expect(problemsOf(section)).toEqual([]);
    expect(starterBoardOf(section)).toBe(FLOWCHART);
  });

  it('is nothing where the section has only words', () => {
    expect(starterBoardOf('Draw it yourself.')).toBeNull();
    expect(starterBoardOf('```sql\nSELECT 1\n```')).toBeNull();
  });

  it('is refused with its line and the reason where it cannot be read', () => {
    const start = questionText({}, '## Prompt\n\nP\n\n## Starter board\n\n').split('\n').length;
    expect(problemsOf('```mermaid\nflowchart LR\n  client --> \n```')).toEqual([
      {
        line: start + 2,
        rule: 'starter-board',
        message: 'A node was expected after the arrow, found the end of the line.',
      },
    ]);
    expect(problemsOf(`\`\`\`mermaid\n${FLOWCHART}\n\`\`\`\n\n\`\`\`mermaid\n${FLOWCHART}\n\`\`\``)).toEqual([
      { line: start + 5, rule: 'starter-board', message: expect.stringMatching(/one flowchart/) },
    ]);
    expect(problemsOf('Draw it yourself.')).toEqual([
      { line: expect.any(Number), rule: 'starter-board', message: expect.stringMatching(/fenced as/) },
    ]);
  });
});
