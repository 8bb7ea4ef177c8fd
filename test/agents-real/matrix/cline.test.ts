import { cline } from '../agents/cline';
import { matrix } from '../matrix';

matrix(cline);
