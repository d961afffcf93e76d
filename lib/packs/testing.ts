import type { PackFile } from './packFile';
import type { Parsed } from './problem';

/** A well-formed pack.yaml, with `extra` lines after its fields. */
export function manifestText(extra = ''): string {
  return `format: 1
slug: sample
title: Sample
version: 1.0.0
description: Two questions to test with.
rubric: system-design
categories:
  - slug: storage
    title: Storage
  - slug: traffic
    title: Traffic
tags: [caching, databases]
${extra}`;
}

/** A well-formed question file; `front` replaces or adds fields, `body` replaces the sections. */
export function questionText(
  front: Record<string, string | null> = {},
  body = '## Prompt\n\nWhat is cached?\n',
) {
  const fields: Record<string, string | null> = {
    format: '1',
    slug: 'caches',
    category: 'storage',
    minutes: '10',
    difficulty: '2',
    tags: '[caching]',
    exposed: '[prompt]',
    ...front,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

/** A well-formed rubric with the criteria that `guideText` shows signals for. */
export function rubricText(slug = 'system-design', criteria = ['Requirements', 'Trade-offs']): string {
  const lines = criteria.flatMap((title, place) => [
    `  - id: ${title.toLowerCase()}`,
    `    title: ${title}`,
    `    description: What ${title} means.`,
    '    weight: 1',
    '    levels:',
    ...['Weak', 'Mixed', 'Solid', 'Exceptional'].flatMap((name, index) => [
      `      - level: ${index + 1}`,
      `        title: ${name}`,
      `        anchor: ${name} ${title} of kind ${place}.`,
    ]),
  ]);
  return `format: 1\nslug: ${slug}\ntitle: System design\ncriteria:\n${lines.join('\n')}\n`;
}

/** The sections of a complete guide, prompt first; `change` replaces the text of sections, null removes one. */
export function guideText(change: Record<string, string | null> = {}): string {
  const sections: Record<string, string | null> = {
    Prompt: 'What is cached?',
    Purpose: 'Shows whether staleness is a number. It does not show how well they code.',
    Scenario: `${'Tidewater rents boats to people who plan late, and its harbors lie far apart. '.repeat(5)}It has 40 harbors, 9,000 boats, 300 requests per second and 2.5 million visitors. Design the cache.`,
    'Clarifying facts': [
      '- **Asked about prices:** They change 4 times a day.',
      '- **Asked about staleness:** A price may be 30 seconds old.',
      '- **Asked about memory:** The cache has 2 GB.',
      '- **Asked about writes:** 20 a second, all from harbors.',
    ].join('\n'),
    'Follow-ups': [
      '1. What does the cache hold after two writes? Listen for a version in the key.',
      '2. "It restarts empty at noon; what now?" Listen for a limit on misses.',
      '3. Who pays for a wrong price? Listen for a named owner.',
    ].join('\n'),
    Curveballs: [
      '### Ten times the boats',
      '',
      'A rival closes, and 90,000 boats arrive on Monday.',
      '',
      '- **Good move:** Sizes the cache again before adding nodes.',
      '- **Red flag:** Adds nodes and hopes.',
    ].join('\n'),
    Signals: [
      '### Requirements',
      '',
      '1. Draws Redis at once and never asks how old a price may be.',
      '2. Gets the 30 seconds on request, then forgets them while choosing keys.',
      '3. Derives the expiry from 30 seconds and says which pages may lag.',
      '4. Finds that harbors write rarely, and drops expiry for events.',
      '',
      '### Trade-offs',
      '',
      '1. "More memory" answers whatever is asked.',
      '2. Names two eviction policies without a reason for either.',
      '3. Weighs the miss cost against 2 GB, in requests per second.',
      '4. Would remove the cache for search, and shows the arithmetic.',
      '',
      '### Mid, senior and staff',
      '',
      '- **Mid:** Caches what is read often.',
      '- **Senior:** Bounds staleness.',
      '- **Staff:** Asks who owns it.',
    ].join('\n'),
    Misconceptions: [
      '- **"A cache makes writes faster."** It makes reads faster.',
      '- "Expiry keeps it right." It bounds how wrong it is.',
      '- **Caches are optional.** Not once the database cannot bear the misses.',
    ].join('\n'),
    'Starter board': '```mermaid\nflowchart LR\n  client([App]) --> api[API]\n```',
    ...change,
  };
  return Object.entries(sections)
    .flatMap(([title, text]) => (text === null ? [] : [`## ${title}\n\n${text}\n`]))
    .join('\n');
}

/** A complete guide with `mark` in every part of every section, so that whatever leaks of it can be found. */
export function markedGuide(mark: string): Record<string, string> {
  let count = 0;
  const said = () => `${mark}-${++count}`;
  const times = (number: number, line: (place: number) => string) =>
    Array.from({ length: number }, (_, place) => line(place + 1)).join('\n');
  return {
    Purpose: said(),
    Scenario: said(),
    'Clarifying facts': times(4, () => `- **Asked about ${said()}:** ${said()}`),
    'Follow-ups': times(3, (place) => `${place}. ${said()}? Listen for ${said()}`),
    Curveballs: `### ${said()}\n\n${said()}\n\n- **Good move:** ${said()}\n- **Red flag:** ${said()}`,
    Signals: [
      ...[1, 2].map(() => `### ${said()}\n\n${times(4, (place) => `${place}. ${said()}`)}`),
      `### Mid, senior and staff\n\n- **Mid:** ${said()}\n- **Senior:** ${said()}\n- **Staff:** ${said()}`,
    ].join('\n\n'),
    Misconceptions: times(3, () => `- **${said()}** ${said()}`),
    'Starter board': `\`\`\`mermaid\nflowchart LR\n  a[${said()}] -->|${said()}| b[${said()}]\n\`\`\``,
  };
}

/** The files of a well-formed pack with two questions in two categories. */
export function samplePack(): PackFile[] {
  return [
    { path: 'pack.yaml', text: manifestText() },
    { path: 'questions/storage/caches.md', text: questionText() },
    {
      path: 'questions/traffic/spikes.md',
      text: questionText(
        { slug: 'spikes', category: 'traffic', related: '[caches]' },
        '## Prompt\n\nTraffic grows tenfold.\n',
      ),
    },
  ];
}

/** The value, or an error that shows the problems. */
export function unwrap<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.value;
}

/** The problems as `line rule`, in order; empty when there are none. */
export function rulesOf(parsed: Parsed<unknown>): string[] {
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.line} ${problem.rule}`);
}
