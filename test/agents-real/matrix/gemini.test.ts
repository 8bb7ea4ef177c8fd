import { gemini } from '../agents/gemini';
import { matrix } from '../matrix';

matrix(gemini);
