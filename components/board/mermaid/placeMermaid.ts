import type { Editor, TLShapeId } from 'tldraw';
import { readMermaid, withoutFence } from '@/lib/board/mermaid/readMermaid';
import { sayCounts, summaryOf } from '@/lib/board/mermaid/summary';
import { placeRecords } from '../placeRecords';

/**
 * Puts a Mermaid flowchart onto the current page as bound components, laid out beside what is there, as one step
 * that can be undone.
 * @returns the new shapes, and what they are, in words: `5 components and 4 arrows`
 * @throws MermaidError for a text that cannot be read; NoPlace where the page is full
 */
export async function placeMermaid(
  editor: Editor,
  source: string,
): Promise<{ ids: TLShapeId[]; said: string } | null> {
  const diagram = readMermaid(withoutFence(source));
  // Layout is needed only now, and is as large as the reader.
  const { diagramRecords } = await import('@/lib/board/mermaid/diagramRecords');
  const records = diagramRecords(diagram);
  if (editor.isDisposed || editor.getIsReadonly()) return null;
  const { top } = placeRecords(editor, records);
  return { ids: top, said: sayCounts(summaryOf(diagram)) };
}
