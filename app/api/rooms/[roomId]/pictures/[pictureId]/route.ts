import { handlePicture } from '@/server/http/pictures';

export const dynamic = 'force-dynamic';
export { handlePicture as GET };
