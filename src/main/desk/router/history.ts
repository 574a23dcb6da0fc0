import { findHistoryDetails, historyFacets, listHistory } from '../features/history.ts';
import { exportHistoryPart } from '../features/history-export.ts';
import { open } from './procedures.ts';

/** Published replies, to look through. */
export const historyRoutes = {
  list: open.history.list.handler(({ input: { filter, offset, limit }, context: { session } }) =>
    listHistory(session, filter, offset, limit),
  ),
  facets: open.history.facets.handler(({ context: { session } }) => historyFacets(session)),
  get: open.history.get.handler(({ input, context: { session }, errors }) => {
    const details = findHistoryDetails(session, input.replyId);
    if (details === null) throw errors.NOT_FOUND();
    return details;
  }),
  exportPart: open.history.exportPart.handler(({ input, context: { session } }) => exportHistoryPart(session, input)),
};
