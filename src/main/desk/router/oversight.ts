import { verifyServiceTrail } from '../features/service-trail.ts';
import {
  ServiceProblemError,
  ServiceUnreachableError,
  SignedOutByServiceError,
  type UnreachableReason,
} from '../sync/service-errors.ts';
import { open } from './procedures.ts';

interface AskedErrors {
  NOT_FOUND(): Error;
  FORBIDDEN(): Error;
  EMPTY_PERIOD(): Error;
  SERVICE_UNREACHABLE(options: { data: { reason: UnreachableReason } }): Error;
}

/** Runs a question to the service and names what went wrong as the contract does. */
async function answered<T>(errors: AskedErrors, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServiceUnreachableError) throw errors.SERVICE_UNREACHABLE({ data: { reason: error.reason } });
    if (error instanceof SignedOutByServiceError) throw errors.FORBIDDEN();
    if (!(error instanceof ServiceProblemError)) {
      throw errors.SERVICE_UNREACHABLE({ data: { reason: 'not-replydesk' } });
    }
    if (error.code === 'FORBIDDEN') throw errors.FORBIDDEN();
    if (error.code === 'EMPTY_PERIOD') throw errors.EMPTY_PERIOD();
    if (error.status === 404) throw errors.NOT_FOUND();
    throw errors.SERVICE_UNREACHABLE({ data: { reason: error.status === 429 ? 'busy' : 'server-error' } });
  }
}

/** What reviewers and admins ask of the service itself. */
export const oversightRoutes = {
  drawSample: open.oversight.drawSample.handler(({ input, context: { session }, errors }) =>
    answered(errors, () => session.engine.askService((service, request) => service.review.drawSample(input, request))),
  ),
  getSample: open.oversight.getSample.handler(({ input, context: { session }, errors }) =>
    answered(errors, () => session.engine.askService((service, request) => service.review.getSample(input, request))),
  ),
  flagReply: open.oversight.flagReply.handler(({ input, context: { session }, errors }) =>
    answered(errors, () => session.engine.askService((service, request) => service.review.flagReply(input, request))),
  ),
  plan: open.oversight.plan.handler(({ context: { session }, errors }) =>
    answered(errors, () => session.engine.askService((service, request) => service.review.getPlan(undefined, request))),
  ),
  savePlan: open.oversight.savePlan.handler(({ input, context: { session }, errors }) =>
    answered(errors, () => session.engine.askService((service, request) => service.review.savePlan(input, request))),
  ),
  saveScorecard: open.oversight.saveScorecard.handler(({ input, context: { session }, errors }) =>
    answered(errors, () =>
      session.engine.askService((service, request) => service.review.saveScorecard(input, request)),
    ),
  ),
  recalls: open.oversight.recalls.handler(({ context: { session }, errors }) =>
    answered(errors, () =>
      session.engine.askService((service, request) => service.review.recallList(undefined, request)),
    ),
  ),
  agreement: open.oversight.agreement.handler(({ context: { session }, errors }) =>
    answered(errors, () =>
      session.engine.askService((service, request) => service.review.agreement(undefined, request)),
    ),
  ),
  timeline: open.oversight.timeline.handler(({ input, context: { session }, errors }) =>
    answered(errors, () => session.engine.askService((service, request) => service.audit.timeline(input, request))),
  ),
  verifyTrail: open.oversight.verifyTrail.handler(({ context: { session }, errors }) =>
    answered(errors, () => verifyServiceTrail(session)),
  ),
  trailPage: open.oversight.trailPage.handler(({ input, context: { session }, errors }) =>
    answered(errors, () => session.engine.askService((service, request) => service.audit.exportTrail(input, request))),
  ),
};
