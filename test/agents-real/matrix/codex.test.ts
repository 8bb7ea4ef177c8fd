import { codex } from '../agents/codex';
import { matrix } from '../matrix';

matrix(codex);
