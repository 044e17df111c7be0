import type { MapLink } from './sections.ts'

/** Nobody mistypes more than that, and comparing takes longer with each letter. */
const MOST_LETTERS = 100
const MOST_PAGES = 3
/** The share of three-letter groups that two addresses have in common, from which they look alike. */
const ALIKE = 0.4

/** The pages whose address looks like one that does not exist, likeliest first. */
export function likelyPages(path: string, pages: readonly MapLink[]): MapLink[] {
  const wanted = groupsOf(lastPart(path))
  if (wanted.size === 0) return []
  return pages
    .map((page) => ({ page, likeness: likeness(wanted, groupsOf(lastPart(page.href))) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, MOST_PAGES)
    .map(({ page }) => page)
}

function lastPart(path: string): string {
  const part = path.split('/').findLast((each) => each !== '') ?? ''
  return part
    .slice(0, MOST_LETTERS)
    .toLowerCase()
    .replace(/\.(html?|php|aspx?|pdf)$/, '')
}

function groupsOf(text: string): Set<string> {
  const padded = text === '' ? '' : `  ${text} `
  const groups = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at += 1) groups.add(padded.slice(at, at + 3))
  return groups
}

/** Dice's coefficient. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let same = 0
  for (const group of one) if (other.has(group)) same += 1
  return (2 * same) / (one.size + other.size)
}
