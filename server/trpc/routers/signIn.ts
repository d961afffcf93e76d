import { signInMethods } from '@/server/services/signIn/methods';
import { publicProcedure, router } from '../init';

export const signInRouter = router({
  methods: publicProcedure.query(({ ctx }) => signInMethods(ctx.rt)),
});
