export interface Part {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Beyond, what lies between the first and the last change is shown as replaced: 4 MB of lengths. */
const MOST_COMPARISONS = 2_000_000

/** What was removed from one text and added to get the other, by whole words. */
export function compareWords(before: string, after: string): Part[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const most = Math.min(old.length, now.length)
  let start = 0
  while (start < most && old[start] === now[start]) start += 1
  let end = 0
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const middle = compareMiddle(
    old.slice(start, old.length - end),
    now.slice(start, now.length - end),
  )
  return joined([
    ...old.slice(0, start).map(same),
    ...middle,
    ...old.slice(old.length - end).map(same),
  ])
}

/** Words and what stands between them, so that joined they are the text again. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}’'-]+|[^\s\p{L}\p{N}]/gu) ?? []
}

function compareMiddle(old: string[], now: string[]): Part[] {
  if (old.length * now.length > MOST_COMPARISONS) return [...old.map(removed), ...now.map(added)]
  const lengths = commonLengths(old, now)
  const width = now.length + 1
  const parts: Part[] = []
  let [at, to] = [0, 0]
  while (at < old.length || to < now.length) {
    const [was, is] = [old[at], now[to]]
    if (was !== undefined && was === is) {
      parts.push(same(was))
      at += 1
      to += 1
    } else if (
      is === undefined ||
      (was !== undefined &&
        (lengths[(at + 1) * width + to] ?? 0) >= (lengths[at * width + to + 1] ?? 0))
    ) {
      parts.push(removed(was ?? ''))
      at += 1
    } else {
      parts.push(added(is))
      to += 1
    }
  }
  return parts
}

/** At [at][to]: how many words the rests from there have in common, in order. */
function commonLengths(old: string[], now: string[]): Uint16Array {
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  for (let at = old.length - 1; at >= 0; at -= 1) {
    for (let to = now.length - 1; to >= 0; to -= 1) {
      const isCommon = old[at] === now[to]
      const longest = Math.max(
        lengths[(at + 1) * width + to] ?? 0,
        lengths[at * width + to + 1] ?? 0,
      )
      lengths[at * width + to] = isCommon ? (lengths[(at + 1) * width + to + 1] ?? 0) + 1 : longest
    }
  }
  return lengths
}

/** Neighbours of the same kind in one; removed words before those that replace them. */
function joined(parts: Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    const replaced = last?.kind === 'added' && part.kind === 'removed' ? all.at(-2) : undefined
    if (last?.kind === part.kind) last.text += part.text
    else if (replaced?.kind === 'removed') replaced.text += part.text
    else all.push({ ...part })
  }
  return all
}

function same(text: string): Part {
  return { kind: 'same', text }
}

function removed(text: string): Part {
  return { kind: 'removed', text }
}

function added(text: string): Part {
  return { kind: 'added', text }
}
