import { handleAddPicture } from '@/server/http/pictures';

export const dynamic = 'force-dynamic';
export { handleAddPicture as POST };
