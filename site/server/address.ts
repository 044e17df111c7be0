export type Address =
  | { kind: 'canonical'; path: string; query: string }
  /** The same with one slash too many at its end. */
  | { kind: 'slashed'; location: string }
  | { kind: 'refused' }

const LONGEST_PATH = 512
const LONGEST_QUERY = 2_048

/** The portal's addresses have one spelling: no escapes, no empty or dotted segments. */
const canonicalPath = /^(?:\/[A-Za-z0-9._~@-]+)+$/
const dottedSegment = /\/\.{1,2}(?=\/|$)/
const queryText = /^[!-~]*$/

/**
 * Reads a request target. Routes are matched and guarded on one spelling only, so that no two
 * parsers can disagree on which page is meant; any other spelling is refused.
 */
export function readAddress(target: string): Address {
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const query = mark < 0 ? '' : target.slice(mark)
  if (path.length > LONGEST_PATH || query.length > LONGEST_QUERY) return { kind: 'refused' }
  if (!queryText.test(query) || query.includes('#')) return { kind: 'refused' }
  if (path === '/' || isCanonical(path)) return { kind: 'canonical', path, query }
  const bare = path.slice(0, -1)
  if (path.endsWith('/') && isCanonical(bare)) return { kind: 'slashed', location: bare + query }
  return { kind: 'refused' }
}

export function isCanonical(path: string): boolean {
  return canonicalPath.test(path) && !dottedSegment.test(path)
}
