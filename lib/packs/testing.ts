import type { PackFile } from './parsePack';
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
