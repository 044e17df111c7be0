export interface Kept {
  id: number
  at: number
  action: string
}

export const MOST_VERSIONS = 100

/** The newest are never thinned out. */
const UNTOUCHED = 50

/**
 * Which versions to forget so that no more than `most` are left, oldest given first. The first one,
 * the newest and, as long as possible, what was published stay; of the others those go that were
 * soonest followed by the next.
 */
export function surplusOf(versions: readonly Kept[], most = MOST_VERSIONS): number[] {
  const left = [...versions]
  const gone: number[] = []
  while (left.length > most) {
    const candidates = left.slice(1, Math.max(2, left.length - UNTOUCHED))
    const saved = candidates.filter(({ action }) => action !== 'publish')
    const pool = saved.length > 0 ? saved : candidates
    const gap = (version: Kept) => (left[left.indexOf(version) + 1]?.at ?? 0) - version.at
    const soonest = pool.reduce((one, other) => (gap(other) < gap(one) ? other : one))
    left.splice(left.indexOf(soonest), 1)
    gone.push(soonest.id)
  }
  return gone
}
