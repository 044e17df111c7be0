import { pino, type DestinationStream } from 'pino'

/** What may be logged besides the event's name. Anything else is dropped, whatever a caller passes. */
const fieldNames = [
  'requestId',
  'method',
  'route',
  'status',
  'ms',
  'accountId',
  'reference',
  'fileId',
  'documentId',
  'mailId',
  'webhookId',
  'tokenId',
  'job',
  'migration',
  'tries',
  'count',
  'reason',
  'address',
  'port',
] as const

export type LogFields = Partial<
  Record<(typeof fieldNames)[number], string | number | undefined>
> & { error?: unknown }

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/** JSON lines. Codes, tokens and the text of mails have no field to travel in. */
export function createLog(destination?: DestinationStream): Log {
  const lines = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return {
    info: (event, fields) => lines.info(allowed(fields), event),
    warn: (event, fields) => lines.warn(allowed(fields), event),
    error: (event, fields) => lines.error(allowed(fields), event),
  }
}

function allowed(fields: LogFields = {}): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const name of fieldNames) {
    if (fields[name] !== undefined) kept[name] = fields[name]
  }
  if (fields.error !== undefined) kept['error'] = describe(fields.error)
  return kept
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? error.code : undefined
  return { name: error.name, code, message: error.message, stack: error.stack }
}
