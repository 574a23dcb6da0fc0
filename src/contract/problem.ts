import { createORPCErrorFromJson, type ORPCError } from '@orpc/client';
import { z } from 'zod';

/** The media type of RFC 9457. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const problemSchema = z.object({
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  defined: z.boolean(),
  data: z.unknown().optional(),
});

/** An error as an RFC 9457 problem document: `code` is stable, `title` is for people, `data` as in the contract. */
export function encodeProblem(error: ORPCError<string, unknown>): object {
  return {
    type: 'about:blank',
    title: error.message,
    status: error.status,
    code: error.code,
    defined: error.defined,
    data: error.data,
  };
}

/** The typed error of a problem document; null where the answer is none. For oRPC's `customErrorResponseBodyDecoder`. */
export function decodeProblem(body: unknown): ORPCError<string, unknown> | null {
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return null;
  const { title, ...error } = problem.data;
  return createORPCErrorFromJson({ ...error, message: title, data: error.data });
}

/** `fetch` whose problem documents oRPC reads as JSON; it hands out any other type as a file. */
export async function fetchWithProblems(request: Request, init: RequestInit): Promise<Response> {
  const response = await fetch(request, init);
  if (!response.headers.get('content-type')?.startsWith(PROBLEM_MEDIA_TYPE)) return response;
  return new Response(response.body, { status: response.status, headers: { 'content-type': 'application/json' } });
}
