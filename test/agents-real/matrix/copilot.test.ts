import { copilot } from '../agents/copilot';
import { matrix } from '../matrix';

matrix(copilot);
