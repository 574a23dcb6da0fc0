import { toInstant } from '#domain/time.ts';
import {
  archiveTemplate,
  decideChange,
  importTemplates,
  listOverviews,
  listTemplates,
  saveTemplate,
  TemplateRefusal,
} from '../features/templates.ts';
import { open } from './procedures.ts';

interface TemplateErrors {
  NOT_FOUND(): Error;
  NOT_ALLOWED(): Error;
  TEMPLATE_NOT_SOUND(options: { data: { problems: { code: string; what: string }[] } }): Error;
}

/** Runs a step and names its refusal as the contract does. */
function templateStep<T>(errors: TemplateErrors, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof TemplateRefusal)) throw error;
    if (error.code === 'TEMPLATE_NOT_SOUND') {
      throw errors.TEMPLATE_NOT_SOUND({ data: { problems: error.problems.map((problem) => ({ ...problem })) } });
    }
    throw errors[error.code]();
  }
}

/** Templates: what may be inserted, what became of it, and their author's work. */
export const templateRoutes = {
  template: {
    list: open.template.list.handler(({ context: { session } }) => listTemplates(session)),
    overviews: open.template.overviews.handler(({ context: { session } }) => listOverviews(session)),
    versions: open.template.versions.handler(({ input, context: { session } }) =>
      session.store.templateVersions.listOfTemplate(input.templateId),
    ),
    save: open.template.save.handler(({ input, context: { session, desk }, errors }) =>
      templateStep(errors, () => saveTemplate(session, desk.changes, input)),
    ),
    archive: open.template.archive.handler(({ input, context: { session, desk }, errors }) => {
      templateStep(errors, () => archiveTemplate(session, desk.changes, input.templateId));
      return { archived: true };
    }),
    decide: open.template.decide.handler(({ input, context: { session, desk }, errors }) => {
      templateStep(errors, () => decideChange(session, desk.changes, input.templateId, input.decision));
      return { decided: true };
    }),
    importAll: open.template.importAll.handler(({ input, context: { session, desk }, errors }) =>
      templateStep(errors, () => importTemplates(session, desk.changes, input.templates)),
    ),
    recordUse: open.template.recordUse.handler(({ input, context: { session } }) => {
      const { templateId, templateVersion, questionId, instanceId, blocks } = input;
      const { store } = session;
      const now = toInstant(session.clock.now());
      const uses = store.transaction(() => {
        store.templateInsertions.put(questionId, { instanceId, templateId, templateVersion, blocks }, now);
        return store.templates.recordUse(templateId, now);
      });
      return { uses };
    }),
  },
};
