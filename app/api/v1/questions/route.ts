import { listQuestions } from '@/server/http/api/bank';
import { serve } from '@/server/http/api/serve';

export const dynamic = 'force-dynamic';
export const GET = serve(listQuestions);
