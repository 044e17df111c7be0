import { attributesOf } from '../contents.ts'
import { readable } from './readable.ts'
import { canonical, type Snapshot } from './snapshot.ts'
import { compareWords, type Part } from './word-difference.ts'

export interface FieldDifference {
  field: string
  label: string
  parts: Part[]
  /** The words are the same: only how they look has changed. */
  onlyLooks: boolean
}

/** Field by field, what it takes to go from one snapshot to the other. */
export function compareSnapshots(
  uid: string,
  before: Snapshot,
  after: Snapshot,
): FieldDifference[] {
  return Object.entries(attributesOf(uid)).flatMap(([field, attribute]) => {
    const [old, now] = [before[field] ?? null, after[field] ?? null]
    if (canonical(old) === canonical(now)) return []
    const [oldWords, newWords] = [readable(attribute, old), readable(attribute, now)]
    const onlyLooks = oldWords === newWords
    const parts = onlyLooks ? [] : shortened(compareWords(oldWords, newWords))
    return [{ field, label: attribute.label, parts, onlyLooks }]
  })
}

const KEPT_AROUND = 120

/** Of a long stretch that did not change, only what stands beside the changes. */
function shortened(parts: Part[]): Part[] {
  return parts.map((part, at) => {
    if (part.kind !== 'same' || part.text.length <= 3 * KEPT_AROUND) return part
    const head = at === 0 ? '' : part.text.slice(0, KEPT_AROUND)
    const tail = at === parts.length - 1 ? '' : part.text.slice(-KEPT_AROUND)
    return { kind: 'same', text: `${head} […] ${tail}` }
  })
}
