import type { TemplateCommand, TemplateOutcome } from '#contract/service.ts';

import type { Store } from '#desk/store/store.ts';
import type { Account } from '#domain/account.ts';
import type { ChangeCollector } from './change-collector.ts';
import { isAboutTheCommands } from './outbox-pusher.ts';
import { projectedTemplate } from './projected-template.ts';

/** A template may be long; so many still fit into a request. */
const BATCH = 40;

export interface TemplatePusherOptions {
  readonly store: Store;
  readonly account: Pick<Account, 'id' | 'displayName'>;
  readonly changes: ChangeCollector;
  readonly sendCommands: (
    commands: readonly TemplateCommand[],
    signal: AbortSignal,
  ) => Promise<{ readonly outcomes: readonly TemplateOutcome[] }>;
}

export interface TemplatePusher {
  /**
   * Sends what waits, in order; true when something was settled.
   *
   * @throws what `sendCommands` throws, when it is not about a certain command; everything waits on then.
   */
  pushDue(signal: AbortSignal): Promise<boolean>;
}

/**
 * Sends changes of templates. One whose answer was lost is sent again under its id. What was granted is shown as the
 * service's word at once, which the feed confirms; what met another change waits for its author.
 */
export function createTemplatePusher({ store, account, changes, sendCommands }: TemplatePusherOptions): TemplatePusher {
  async function push(commands: readonly TemplateCommand[], signal: AbortSignal): Promise<void> {
    store.transaction(() => store.templateChanges.markSending(commands.map(({ commandId }) => commandId)));
    let outcomes: readonly TemplateOutcome[];
    try {
      outcomes = (await sendCommands(commands, signal)).outcomes;
    } catch (error) {
      if (signal.aborted || !isAboutTheCommands(error)) throw error;
      const [only] = commands;
      if (only === undefined) return;
      // One of them does this; alone, it cannot stop the others.
      if (commands.length > 1) for (const command of commands) await push([command], signal);
      else settle(only, { commandId: only.commandId, outcome: 'rejected', code: 'malformed' });
      return;
    }
    for (const command of commands) {
      const outcome = outcomes.find(({ commandId }) => commandId === command.commandId);
      // An answer that leaves one out would be asked for without end.
      settle(command, outcome ?? { commandId: command.commandId, outcome: 'rejected', code: 'malformed' });
    }
  }

  function settle(command: TemplateCommand, outcome: TemplateOutcome): void {
    store.transaction(() => {
      const { templateChanges, templates } = store;
      switch (outcome.outcome) {
        case 'applied': {
          templateChanges.remove(command.commandId);
          if ((templates.findRevision(command.templateId) ?? 0) >= outcome.version) break;
          if (command.kind === 'archive-template') templates.remove(command.templateId);
          else templates.upsert(projectedTemplate(command, account), outcome.version);
          break;
        }
        case 'conflict':
          templateChanges.settleConflict(command.commandId, outcome.present, outcome.version);
          break;
        case 'rejected':
          templateChanges.settleRefused(command.commandId, outcome.code);
      }
    });
    changes.add(['template', 'sync']);
  }

  return {
    async pushDue(signal) {
      let settled = false;
      for (let due = store.templateChanges.listSendable(BATCH); due.length > 0; ) {
        signal.throwIfAborted();
        await push(due, signal);
        settled = true;
        due = store.templateChanges.listSendable(BATCH);
      }
      return settled;
    },
  };
}
