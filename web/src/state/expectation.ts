/** What a run yielded, as the claim that later runs are held against. */
import type { Outcome } from '../generated/Outcome';

type Message = { readonly body?: string; readonly bodyBase64?: string };

function payload({ body, bodyBase64 }: Message): Message {
  return bodyBase64 === undefined ? { body: body ?? '' } : { bodyBase64 };
}

/** The text of `expect` for an outcome: what the backend and the client received, without headers that vary. */
export function expectationOf({ integrationRequest, response }: Outcome): string {
  const claim = {
    ...(integrationRequest && {
      integrationRequest: {
        method: integrationRequest.method,
        uri: integrationRequest.uri,
        ...payload(integrationRequest),
      },
    }),
    response: { status: response.status, ...payload(response) },
  };
  return JSON.stringify(claim);
}
