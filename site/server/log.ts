type Level = 'info' | 'warn' | 'error'

/** One event a line, as JSON, so that nothing logged can forge a second line. */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  const line = { at: new Date().toISOString(), part: 'site', level, event, ...fields }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** What went wrong, down to its cause: `fetch` only says that it failed. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = `${error.name}: ${error.message}`
  return error.cause === undefined ? own : `${own} (${reasonOf(error.cause)})`
}
