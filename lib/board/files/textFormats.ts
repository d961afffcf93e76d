import { MERMAID_EXTENSION, MERMAID_MIME_TYPE, writeMermaid } from '../mermaid/writeMermaid';
import type { BoardRecord } from '../schema';

/** A form of a board that is text: made of its records alone, in the browser and on the server alike. */
export type TextFormat = {
  /** What it is called in an address. */
  id: string;
  /** What people call it. */
  label: string;
  /** What it is good for, in a few words. */
  hint: string;
  extension: string;
  mimeType: string;
  /** Writes one page of the board, or all of it where none is named. */
  write(records: readonly BoardRecord[], pageId: string | null): string;
};

/** Every such form. A new one is one line here: the dialog and the server offer it from then on. */
export const TEXT_FORMATS: readonly TextFormat[] = [
  {
    id: 'mermaid',
    label: 'Mermaid',
    hint: 'A flowchart as text, for documents and chats',
    extension: MERMAID_EXTENSION,
    mimeType: MERMAID_MIME_TYPE,
    write: writeMermaid,
  },
];
