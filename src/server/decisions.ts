import type {
  Answer,
  AnswerResult,
  AskAgainRequest,
  AskAgainResult,
  Grant,
  NextTryResult,
  Question,
  RevokeResult,
} from '../protocol/messages';

/** What a person sees of held actions, and does about them. */
export interface Decisions {
  readonly questions: readonly Question[];
  readonly grants: readonly Grant[];
  readonly approvable: readonly string[];
  readonly refused: readonly string[];
  answer(answer: Answer): AnswerResult;
  nextTry(id: string): NextTryResult;
  revoke(id: string): RevokeResult;
  askAgain(request: AskAgainRequest): AskAgainResult;
}

/** Before the first action there is nothing to decide. */
export const NO_DECISIONS: Decisions = {
  questions: [],
  grants: [],
  approvable: [],
  refused: [],
  answer: () => 'gone',
  nextTry: () => ({ kind: 'gone' }),
  revoke: () => 'gone',
  askAgain: () => 'gone',
};
