import { qwen } from '../agents/qwen';
import { matrix } from '../matrix';

matrix(qwen);
