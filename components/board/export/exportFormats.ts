import { TEXT_FORMATS, type TextFormat } from '@/lib/board/files/textFormats';

/** What a board can be exported as. */
export type ExportFormat = {
  id: string;
  label: string;
  hint: string;
  /** Whether background, theme and margin mean anything to it. */
  isPicture: boolean;
  /** How it is written, where that needs nothing but records. */
  text?: TextFormat;
};

const PICTURES: readonly ExportFormat[] = [
  { id: 'png', label: 'PNG', hint: 'A picture, for chats and slides', isPicture: true },
  { id: 'svg', label: 'SVG', hint: 'A drawing that stays sharp at any size', isPicture: true },
  { id: 'pdf', label: 'PDF', hint: 'For printing; its text can be searched', isPicture: true },
];

const DATA: readonly ExportFormat[] = [
  { id: 'tldr', label: 'tldraw file', hint: 'Opens here and in tldraw', isPicture: false },
  { id: 'json', label: 'JSON', hint: 'For other programs', isPicture: false },
];

/** All of them, in the order they are offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  ...PICTURES,
  ...TEXT_FORMATS.map((text) => ({
    id: text.id,
    label: text.label,
    hint: text.hint,
    isPicture: false,
    text,
  })),
  ...DATA,
];
