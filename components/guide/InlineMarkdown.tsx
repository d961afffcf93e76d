import Markdown, { type Components } from 'react-markdown';

const INLINE: Components = { p: ({ children }) => <>{children}</> };

/** Emphasis and code within a line of text, which stands in an element of its own. */
export function InlineMarkdown({ children }: { children: string }) {
  return <Markdown components={INLINE}>{children}</Markdown>;
}
