import { createHash } from 'node:crypto';
import { questionContent } from '@/lib/packs/content';
import type { QuestionContent } from '@/lib/schemas/question';

/** The hash of what makes a version, the same that a pack with this content would give. */
export function contentHash({ sections, related, ...content }: QuestionContent): string {
  const question = { slug: '', category: '', ...content, guide: { sections, related } };
  return createHash('sha256').update(questionContent(question)).digest('hex');
}
