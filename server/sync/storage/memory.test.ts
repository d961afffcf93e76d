import { describeStorage } from '../testing/storageContract';
import { createMemoryStorage } from './memory';

describeStorage('memory', async () => {
  const rooms = ['room', 'other room'];
  const storage = createMemoryStorage((roomId) => rooms.includes(roomId));
  return { storage, roomId: 'room', otherRoomId: 'other room' };
});
