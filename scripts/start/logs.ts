import { existsSync, readFileSync } from 'node:fs'

/** The end of a log, for a person who has to find out why something failed. */
export function lastLines(file: string, lines = 20): string {
  if (!existsSync(file)) return ''
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
}
