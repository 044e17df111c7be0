import type { Statement } from '../platform/database.ts'
import { accountToken, foldWords, serviceToken } from '../platform/fold.ts'

/** What a search finds a request by, for the employer who sent it and for the service that has it. */
export function insertWords(
  { id, accountId, themeSlug }: { id: string; accountId: string; themeSlug: string },
  texts: readonly string[],
): Statement {
  return {
    sql: 'INSERT INTO request_texts (request_id, scope, words) VALUES (?, ?, ?)',
    args: [id, scopeOf(accountId, themeSlug), foldTexts(texts)],
  }
}

/** The words of a reply are found with those of its request. */
export function extendWords(requestId: string, texts: readonly string[]): Statement {
  return {
    sql: `UPDATE request_texts SET words = words || ' ' || ? WHERE request_id = ?`,
    args: [foldTexts(texts), requestId],
  }
}

/** For the batch that moves a request to another service: it is found there, and no longer here. */
export function rescope(requestId: string, accountId: string, themeSlug: string): Statement {
  return {
    sql: 'UPDATE request_texts SET scope = ? WHERE request_id = ?',
    args: [scopeOf(accountId, themeSlug), requestId],
  }
}

function scopeOf(accountId: string, themeSlug: string): string {
  return `${accountToken(accountId)} ${serviceToken(themeSlug)}`
}

function foldTexts(texts: readonly string[]): string {
  return [...new Set(foldWords(texts.join('\n')).split(' '))].join(' ')
}
