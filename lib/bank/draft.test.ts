import { describe, expect, it } from 'vitest';
import {
  checkDraft,
  combine,
  contentOfDraft,
  draftOf,
  EMPTY_DRAFT,
  pairParts,
  type QuestionDraft,
  sameDraft,
} from './draft';

const draft = (change: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...EMPTY_DRAFT,
  prompt: 'Why?',
  category: 'Caching',
  ...change,
});
const withPurpose = (purpose: string) => ({ ...EMPTY_DRAFT.sections, purpose });

describe('a draft', () => {
  it('comes from a stored question and goes back as the same', () => {
    const content = {
      ...{ prompt: 'Why?', minutes: 12, difficulty: 3, tags: ['caching'], related: ['other', 'gone'] },
      sections: [{ id: 'purpose' as const, markdown: 'To find out.' }],
    };
    const made = draftOf(content, 'Caching', [{ slug: 'other', prompt: 'Other?' }]);
    expect(made.related).toEqual([
      { slug: 'other', prompt: 'Other?' },
      { slug: 'gone', prompt: 'gone' },
    ]);
    expect(checkDraft(made)).toEqual({});
    const sent = contentOfDraft(made);
    expect({ ...sent, sections: sent.sections.filter(({ markdown }) => markdown !== '') }).toEqual(content);
  });

  it('is held against the rules of the server, a sentence for each field', () => {
    expect(checkDraft(EMPTY_DRAFT)).toEqual({
      prompt: 'Write the question as candidates read it.',
      category: 'Choose a category, or name a new one.',
    });
    expect(checkDraft(draft({ minutes: '' }))).toEqual({
      minutes: 'Enter the minutes for a question as a number.',
    });
    expect(checkDraft(draft({ minutes: '7.5' })).minutes).toMatch(/whole minutes/);
    expect(checkDraft(draft({ sections: withPurpose('# Signals') })).purpose).toMatch(/###/);
    expect(checkDraft(draft({ tags: ['Not a slug'] })).tags).toMatch(/lower-case/);
  });

  it('is the same whatever blank lines are around its texts', () => {
    expect(sameDraft(draft({ prompt: '\nWhy?\n\n' }), draft())).toBe(true);
    expect(sameDraft(draft({ minutes: '11' }), draft())).toBe(false);
  });
});

describe('two people’s changes', () => {
  const base = draft({ sections: withPurpose('Base.') });

  it('go together where they are in different parts', () => {
    const theirs = draft({ minutes: '20', sections: withPurpose('Theirs.') });
    const mine = draft({ prompt: 'Mine?', sections: withPurpose('Base.') });
    expect(combine(base, theirs, mine)).toEqual({
      draft: draft({ prompt: 'Mine?', minutes: '20', sections: withPurpose('Theirs.') }),
      both: [],
    });
  });

  it('keep mine where both changed the same part, and say so', () => {
    const theirs = draft({ prompt: 'Theirs?', sections: withPurpose('Same.') });
    const mine = draft({ prompt: 'Mine?', sections: withPurpose('Same.') });
    expect(combine(base, theirs, mine)).toEqual({ draft: mine, both: ['Prompt'] });
  });
});

it('parts are paired in reading order, equal ones only when asked for', () => {
  const after = draft({ prompt: 'Who?', tags: ['a'] });
  expect(pairParts(draft(), after)).toEqual([
    { title: 'Prompt', before: 'Why?', after: 'Who?' },
    { title: 'Tags', before: '', after: 'a' },
  ]);
  expect(pairParts(draft(), after, true).map(({ title }) => title)).toEqual([
    ...['Prompt', 'Category', 'Minutes', 'Difficulty', 'Tags'],
  ]);
});
