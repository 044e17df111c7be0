type Level = 'info' | 'warn' | 'error'

/** One event a line, as JSON, so that nothing logged can forge a second line. */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  const line = { at: new Date().toISOString(), part: 'site', level, event, ...fields }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
