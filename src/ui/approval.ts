import * as vscode from 'vscode';
import type { Answer, AnswerResult, Question } from '../protocol/messages';
import { alwaysAllow } from './alwaysAllow';
import type { Notify } from './notify';
import type { AllowedPort, GuardPort } from './ports';
import { boxText, fullText, modalText } from './questionText';
import type { Words } from './text';
import { label } from './visible';

const PROMPT_MS = 5_000;

/**
 * Asks a person about one waiting action, in one place for both tiers. Nothing is sent unless the person pressed *Refuse* or *Run Once*
 * or typed something and pressed Enter: a box that is hidden, replaced or closed leaves the action waiting. The guard server decides
 * whether a typed text is the name.
 */
export class Approval {
  private readonly guard: GuardPort;
  private readonly allowed: AllowedPort;
  private readonly words: Words;
  private readonly notify: Notify;

  constructor(guard: GuardPort, allowed: AllowedPort, words: Words, notify: Notify) {
    this.guard = guard;
    this.allowed = allowed;
    this.words = words;
    this.notify = notify;
  }

  /** The question as it stands now, if it still waits. */
  find(ticket: string): Question | undefined {
    const { status } = this.guard;
    return status.kind === 'up' ? status.state.waiting.find((question) => question.ticket === ticket) : undefined;
  }

  /** Returns when the question is answered, or out of sight. */
  async ask(ticket: string): Promise<void> {
    const question = this.find(ticket);
    if (!question) return this.notify.status(this.words.question.gone);
    return question.tier === 'click' ? this.click(question) : this.type(question);
  }

  /**
   * Plain items in this order, the harmless one first: the first is the default (Enter), and the editor adds *Cancel* (Esc). An item with
   * a close affordance would leave the row of buttons and make the next one the default.
   */
  private async click(question: Question): Promise<void> {
    const { message, detail } = modalText(question, this.words);
    const { keepBlocked, refuse, runOnce } = this.words.question;
    const { allow } = question;
    const always = allow ? [this.words.allow.button] : [];
    const choice = await vscode.window.showWarningMessage(message, { modal: true, detail }, keepBlocked, refuse, runOnce, ...always);
    // It waits meanwhile; who writes the entry by typing means this one as well.
    const wanted = allow !== undefined && choice === this.words.allow.button;
    const written =
      wanted && (await alwaysAllow(allow, true, { guard: this.guard, allowed: this.allowed, notify: this.notify, words: this.words }));
    if (written) {
      await this.send({ ticket: question.ticket, kind: 'run-once' });
      this.notify.status(this.words.allow.done);
    }
    if (choice === runOnce) await this.send({ ticket: question.ticket, kind: 'run-once' });
    if (choice === refuse) await this.send({ ticket: question.ticket, kind: 'refuse' });
  }

  /** First the modal that says what would be lost, then the box. *Keep Blocked* is what Esc means. */
  private async type(question: Question): Promise<void> {
    const { message, detail } = modalText(question, this.words);
    const review = { title: this.words.question.review };
    const refuse = { title: this.words.question.refuse };
    const keep = { title: this.words.question.keepBlocked, isCloseAffordance: true };
    const choice = await vscode.window.showWarningMessage<vscode.MessageItem>(message, { modal: true, detail }, review, refuse, keep);
    if (choice === refuse) await this.send({ ticket: question.ticket, kind: 'refuse' });
    if (choice !== review) return;
    if (this.find(question.ticket)) await this.box(question);
    else this.notify.status(this.words.question.gone);
  }

  private box(question: Question): Promise<void> {
    const q = this.words.question;
    const { ticket } = question;
    const box = vscode.window.createInputBox();
    const buttons = {
      refuse: { iconPath: new vscode.ThemeIcon('circle-slash'), tooltip: q.refuse },
      copy: { iconPath: new vscode.ThemeIcon('copy'), tooltip: q.copy },
      explain: { iconPath: new vscode.ThemeIcon('question'), tooltip: q.explain },
    };
    const say = (message: string) => {
      box.validationMessage = { message, severity: vscode.InputBoxValidationSeverity.Error };
    };
    const write = () => {
      const { title, prompt } = boxText(this.find(ticket) ?? question, this.words, Date.now());
      box.title = title;
      box.prompt = prompt;
    };
    const submit = async (answer: Answer) => {
      box.enabled = false;
      box.busy = true;
      const result = await this.guard.answer(answer);
      box.busy = false;
      box.enabled = true;
      if (result === 'mismatch') say(q.mismatch(label(question.expects)));
      else if (result === 'not-allowed') say(q.notAllowed);
      else if (result === null) say(q.unreachable);
      else {
        done = true;
        this.report(result);
        box.hide();
      }
    };
    let done = false;

    write();
    box.ignoreFocusOut = true;
    box.buttons = [buttons.refuse, buttons.copy, buttons.explain];
    const timer = setInterval(write, PROMPT_MS);
    return new Promise((resolve) => {
      const subscriptions = [
        box.onDidChangeValue(() => {
          box.validationMessage = undefined;
        }),
        box.onDidAccept(() => {
          if (box.value.trim() !== '') void submit({ ticket, kind: 'typed', text: box.value });
        }),
        box.onDidTriggerButton(async (button) => {
          if (button === buttons.refuse) await submit({ ticket, kind: 'refuse' });
          if (button === buttons.explain) await this.explain(question);
          if (button === buttons.copy) {
            await vscode.env.clipboard.writeText(question.command);
            this.notify.status(q.copied);
          }
        }),
        this.guard.onDidChange(() => {
          if (this.guard.status.kind === 'up' && box.enabled && !done && !this.find(ticket)) {
            done = true;
            this.notify.status(q.gone);
            box.hide();
          }
        }),
        box.onDidHide(() => {
          clearInterval(timer);
          for (const subscription of subscriptions) subscription.dispose();
          box.dispose();
          resolve();
        }),
      ];
      box.show();
    });
  }

  private async explain(question: Question): Promise<void> {
    const { message, detail } = fullText(question, this.words);
    await this.notify.explain(message, detail);
  }

  private async send(answer: Answer): Promise<void> {
    const result = await this.guard.answer(answer);
    const q = this.words.question;
    if (result === null) this.notify.error(q.unreachable);
    else if (result === 'not-allowed' || result === 'mismatch') this.notify.error(q.notAllowed);
    else this.report(result);
  }

  private report(result: Exclude<AnswerResult, 'mismatch' | 'not-allowed'>): void {
    const q = this.words.question;
    const said = {
      approved: q.approved,
      granted: q.approvedLater,
      refused: q.refused,
      gone: q.gone,
    } as const satisfies Readonly<Record<typeof result, string>>;
    this.notify.status(said[result]);
  }
}
