import Markdown from 'react-markdown';
import { cx } from '@/components/ui/cx';

/** A prompt as candidates read it. Raw HTML in it is never rendered. */
export function PromptText({ prompt, className }: { prompt: string; className?: string }) {
  return (
    <div className={cx('prose-guide', className)}>
      <Markdown>{prompt}</Markdown>
    </div>
  );
}
