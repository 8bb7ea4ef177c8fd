import { opencode } from '../agents/opencode';
import { matrix } from '../matrix';

matrix(opencode);
