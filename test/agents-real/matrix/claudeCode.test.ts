import { claudeCode } from '../agents/claudeCode';
import { matrix } from '../matrix';

matrix(claudeCode);
