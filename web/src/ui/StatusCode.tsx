const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export function statusClass(status: number): string {
  if (status >= 400) return ' refused';
  return status >= 200 && status < 300 ? '' : ' other';
}

/** A status code with its usual words. */
export function StatusCode({ status, short }: { readonly status: number; readonly short?: boolean }) {
  const reason = REASONS[status];
  return (
    <span class={`status-code${statusClass(status)}`}>
      {status}
      {!short && reason && <span class="reason"> {reason}</span>}
    </span>
  );
}
