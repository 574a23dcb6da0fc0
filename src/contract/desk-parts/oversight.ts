import { z } from 'zod';
import { samplingPlanSchema } from '#domain/review/sampling.ts';
import { serviceErrors, signedIn } from '../errors.ts';
import {
  agreementSchema,
  drawSampleInputSchema,
  drawSampleOutputSchema,
  flagReplyInputSchema,
  flagReplyOutputSchema,
  getSampleInputSchema,
  getSampleOutputSchema,
  recalledReplySchema,
  savedVersionSchema,
  saveScorecardInputSchema,
  timelineInputSchema,
  timelineOutputSchema,
  trailPageInputSchema,
  trailPageOutputSchema,
} from '../service.ts';

const asked = signedIn.errors(serviceErrors);

/** What reviewers and admins ask of the service itself; nothing of it works offline. The service decides who may. */
export const oversight = {
  drawSample: asked.input(drawSampleInputSchema).output(drawSampleOutputSchema),
  getSample: asked.input(getSampleInputSchema).output(getSampleOutputSchema),
  flagReply: asked.input(flagReplyInputSchema).output(flagReplyOutputSchema),
  plan: asked.output(samplingPlanSchema),
  savePlan: asked.input(samplingPlanSchema).output(savedVersionSchema),
  saveScorecard: asked.input(saveScorecardInputSchema).output(savedVersionSchema),
  recalls: asked.output(z.array(recalledReplySchema)),
  agreement: asked.output(agreementSchema),
  /** What everybody did to a question, as far as workstations have handed their trails in. */
  timeline: asked.input(timelineInputSchema).output(timelineOutputSchema),
  /** Reads the service's whole audit trail and checks it, line by line. */
  verifyTrail: asked.output(
    z.object({
      /** Good entries from the beginning on. */
      events: z.number().int().nonnegative(),
      checkpoints: z.number().int().nonnegative(),
      /** Where it stops being good, and why in English; null for a good trail. */
      fault: z.object({ line: z.number().int().positive(), reason: z.string() }).nullable(),
      /** Public keys that the trail names. */
      keys: z.array(z.string()),
      /** Whether the newest signed head that this machine has seen is in it. */
      hasSeenHead: z.boolean(),
    }),
  ),
  /** A page of the service's audit trail. The lines of all pages, each with a line break, are a file for verify-audit. */
  trailPage: asked.input(trailPageInputSchema).output(trailPageOutputSchema),
};
