import type { Editor } from 'tldraw';
import { MermaidError } from '@/lib/board/mermaid/diagram';
import { NoPlace } from './placeRecords';

/** What the page around a board can do on it. */
export type BoardHandle = {
  /**
   * Puts a Mermaid flowchart onto the current page, as one step that can be undone.
   * @returns what was placed, in words; null where this person may not draw just now
   * @throws with a sentence that can be shown
   */
  insertMermaid(source: string): Promise<string | null>;
};

/** The handle of a canvas. */
export function boardHandle(editor: Editor): BoardHandle {
  return {
    async insertMermaid(source) {
      try {
        const { placeMermaid } = await import('./mermaid/placeMermaid');
        return (await placeMermaid(editor, source))?.said ?? null;
      } catch (error) {
        if (error instanceof NoPlace || error instanceof MermaidError) throw new Error(error.message);
        throw new Error('This flowchart could not be laid out.');
      }
    },
  };
}
