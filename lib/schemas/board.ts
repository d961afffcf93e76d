import { z } from '@/lib/zod';
import { idSchema } from './common';
import { MAX_AUTHORED_SHAPES } from './lengths';

const shapeIdSchema = z.string().regex(/^shape:[\w-]{1,64}$/, 'This is no shape.');

export const boardAuthorsInput = z.object({
  roomId: idSchema,
  shapeIds: z
    .array(shapeIdSchema)
    .min(1, 'Select a shape first.')
    .max(MAX_AUTHORED_SHAPES, `Select at most ${MAX_AUTHORED_SHAPES} shapes.`),
});

/** Who did something to a shape, and when. */
export type AuthorMark = {
  personId: string;
  name: string;
  color: string;
  at: string;
  /** It was on the board when the board was made. */
  isSystem: boolean;
};

/** Who made a shape and who changed it last; null where that is further back than was looked. */
export type ShapeAuthors = { shapeId: string; made: AuthorMark | null; changed: AuthorMark | null };

export type BoardAuthorsView = {
  shapes: ShapeAuthors[];
  /** How many edits were looked through, where the log goes further back than that; else null. */
  lookedAt: number | null;
};
