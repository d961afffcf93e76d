import { router } from './init';
import { interviewsRouter } from './routers/interviews';
import { meRouter } from './routers/me';
import { membersRouter } from './routers/members';
import { notesRouter } from './routers/notes';
import { packsRouter } from './routers/packs';
import { passesRouter } from './routers/passes';
import { plansRouter } from './routers/plans';
import { questionsRouter } from './routers/questions';
import { reviewRouter } from './routers/review';
import { roomRouter } from './routers/room';
import { rubricsRouter } from './routers/rubrics';
import { scorecardsRouter } from './routers/scorecards';
import { setupRouter } from './routers/setup';
import { signInRouter } from './routers/signIn';
import { sketchesRouter } from './routers/sketches';
import { tokensRouter } from './routers/tokens';
import { welcomeRouter } from './routers/welcome';

/** Every procedure there is. Routers are adapters: input schema, one service, nothing else. */
export const appRouter = router({
  setup: setupRouter,
  signIn: signInRouter,
  me: meRouter,
  members: membersRouter,
  welcome: welcomeRouter,
  tokens: tokensRouter,
  interviews: interviewsRouter,
  passes: passesRouter,
  room: roomRouter,
  notes: notesRouter,
  scorecards: scorecardsRouter,
  review: reviewRouter,
  questions: questionsRouter,
  packs: packsRouter,
  plans: plansRouter,
  rubrics: rubricsRouter,
  sketches: sketchesRouter,
});

export type AppRouter = typeof appRouter;
