import { createLocalBus } from './bus';
import { busContract } from './testing/busContract';

busContract('a bus within one process', createLocalBus);
