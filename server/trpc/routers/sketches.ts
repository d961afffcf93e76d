import { listSketchesInput, renameSketchInput, sketchIdInput } from '@/lib/schemas/sketch';
import { openSketch } from '@/server/auth/roomAccess';
import { publicUrl } from '@/server/http/publicUrl';
import { archiveSketch } from '@/server/services/sketch/archiveSketch';
import { createSketch } from '@/server/services/sketch/createSketch';
import { listSketches } from '@/server/services/sketch/listSketches';
import { renameSketch } from '@/server/services/sketch/renameSketch';
import { shareSketch } from '@/server/services/sketch/shareSketch';
import { unarchiveSketch } from '@/server/services/sketch/unarchiveSketch';
import { unshareSketch } from '@/server/services/sketch/unshareSketch';
import { memberProcedure, router } from '../init';

export const sketchesRouter = router({
  list: memberProcedure
    .input(listSketchesInput)
    .query(({ ctx, input }) => listSketches(ctx.rt, ctx.member, input)),
  create: memberProcedure.mutation(({ ctx }) => createSketch(ctx.rt, ctx.member)),
  rename: memberProcedure
    .input(renameSketchInput)
    .mutation(async ({ ctx, input }) =>
      renameSketch(ctx.rt, await openSketch(ctx.rt, ctx.viewer, input.sketchId), input),
    ),
  archive: memberProcedure
    .input(sketchIdInput)
    .mutation(async ({ ctx, input }) =>
      archiveSketch(ctx.rt, await openSketch(ctx.rt, ctx.viewer, input.sketchId)),
    ),
  unarchive: memberProcedure
    .input(sketchIdInput)
    .mutation(async ({ ctx, input }) =>
      unarchiveSketch(ctx.rt, await openSketch(ctx.rt, ctx.viewer, input.sketchId)),
    ),
  share: memberProcedure.input(sketchIdInput).mutation(async ({ ctx, input }) => {
    const { token } = await shareSketch(ctx.rt, await openSketch(ctx.rt, ctx.viewer, input.sketchId));
    return { token, url: publicUrl(ctx.rt, `/join#${token}`) };
  }),
  unshare: memberProcedure
    .input(sketchIdInput)
    .mutation(async ({ ctx, input }) =>
      unshareSketch(ctx.rt, await openSketch(ctx.rt, ctx.viewer, input.sketchId)),
    ),
});
