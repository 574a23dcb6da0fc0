import { describe, expect, it } from 'vitest';
import { finishedContent, problemsOf, type ReplyContent } from './reply.ts';
import { EMPTY_RICH_TEXT, richTextFromPlain, type Slot } from './rich-text.ts';

const openSlot: Slot = {
  type: 'slot',
  instanceId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  templateId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' as Slot['templateId'],
  templateVersion: 1,
  name: 'reason',
  label: 'Reason',
  kind: 'text',
  options: [],
  unit: null,
  required: true,
  value: null,
  binding: 'reason',
};
const content = (over: Partial<ReplyContent>): ReplyContent => ({
  body: richTextFromPlain('Please rest.'),
  moreInformation: null,
  citedAnswerIds: [],
  citedTopicIds: [],
  overrides: [],
  askTicks: [],
  ...over,
});

describe('a reply before it is sent', () => {
  it('names an empty reply and every open slot with its field', () => {
    expect(problemsOf(content({ body: EMPTY_RICH_TEXT }))).toEqual([{ kind: 'empty' }]);
    const moreInformation = { format: 1 as const, blocks: [{ type: 'quote' as const, children: [openSlot] }] };
    expect(problemsOf(content({ moreInformation }))).toEqual([
      { kind: 'open-slot', field: 'more-information', label: 'Reason' },
    ]);
    expect(() => finishedContent(content({ moreInformation }))).toThrow(RangeError);
  });

  it('leaves out a "More information" in which nothing was written', () => {
    expect(finishedContent(content({ moreInformation: richTextFromPlain('  \n ') })).moreInformation).toBeNull();
    expect(
      finishedContent(content({ moreInformation: richTextFromPlain('Exercises') })).moreInformation,
    ).not.toBeNull();
  });
});
