import { z } from '@/lib/zod';
import { idSchema, nameSchema } from './common';

export const sketchIdInput = z.object({ sketchId: idSchema });
export const listSketchesInput = z.object({ archived: z.boolean() });
export const renameSketchInput = z.object({ sketchId: idSchema, name: nameSchema('the name of the sketch') });

export type SketchView = {
  id: string;
  roomId: string;
  name: string;
  createdAt: string;
  /** When the board was last drawn on, or the creation. */
  updatedAt: string;
  createdBy: string;
  archivedAt: string | null;
  /** A share link is in force. */
  shared: boolean;
};
