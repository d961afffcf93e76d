import { describe, expect, it } from 'vitest';
import { formatQuestion } from '@/lib/packs/format';
import { parseQuestion } from '@/lib/packs/parseQuestion';
import { unwrap } from '@/lib/packs/testing';
import { checkContent, normalizeText } from './checkContent';

const inPurpose = (markdown: string) =>
  checkContent({ prompt: 'Why?', sections: [{ id: 'purpose', markdown }] }).map(({ message }) => message);

describe('the texts of a question', () => {
  it('need a prompt', () => {
    expect(checkContent({ prompt: '', sections: [] })).toEqual([
      { part: 'prompt', message: 'Write the question as candidates read it.' },
    ]);
    expect(checkContent({ prompt: 'Why?', sections: [] })).toEqual([]);
  });

  it('keep to the sizes of packs', () => {
    const long = 'word '.repeat(5000);
    expect(inPurpose(long.replace(/(.{90}) /g, '$1\n'))).toEqual(['Use at most 20,000 characters.']);
    expect(checkContent({ prompt: 'x'.repeat(4001), sections: [] })).toMatchObject([{ part: 'prompt' }]);
    expect(inPurpose('x'.repeat(8001))).toEqual(['A line has at most 8000 characters.']);
  });

  it('have no HTML, images, half links or control characters, and the line is named', () => {
    expect(inPurpose('fine\n<b>bold</b>')).toEqual([
      'Line 2: Leave out HTML; mark it as code if it is an example.',
    ]);
    expect(inPurpose('![x](https://x.example)')).toEqual(['Leave out images.']);
    expect(inPurpose('[x](javascript:alert(1))')).toEqual(['Write a link as [text](https://address).']);
    expect(inPurpose('bell \u0007')).toEqual(['This line has control characters or broken text.']);
    expect(inPurpose('```\nopen')).toEqual(['Line 1: This code fence is never closed.']);
    expect(inPurpose('```\n<b>code</b>\n# code\n```')).toEqual([]);
  });

  it('cannot begin another part', () => {
    expect(inPurpose('## Signals')).toEqual([expect.stringContaining('three signs (###)')]);
    expect(inPurpose('### Signals')).toEqual([]);
  });

  it('that pass are what a pack reads back', () => {
    const markdown = normalizeText('\r\n\n  - one\r\n  - two  \n\n');
    expect(markdown).toBe('  - one\n  - two  ');
    for (const text of [
      markdown,
      'one\n\n\ntwo',
      '### Three\n\ntext',
      '```\n## code\n```',
      '---',
      '"quoted": x',
    ]) {
      const prompt = normalizeText(text);
      const sections = [{ id: 'signals' as const, markdown: text }];
      expect(checkContent({ prompt, sections })).toEqual([]);
      const question = {
        ...{ slug: 'a', category: 'b', minutes: 5, difficulty: 1, tags: [], prompt },
        guide: { sections, related: [] },
      };
      expect(unwrap(parseQuestion('a.md', formatQuestion(question)))).toMatchObject(question);
    }
  });
});
