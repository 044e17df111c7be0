/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to make one
 * word of another; anything above `most` is `most + 1`.
 */
export function spellingDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const line = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      let least = Math.min(at(last, j) + 1, at(line, j - 1) + 1, at(last, j - 1) + (isSame ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isSwapped) least = Math.min(least, at(beforeLast, j - 2) + 1)
      line.push(least)
    }
    if (Math.min(...line) > most) return most + 1
    beforeLast = last
    last = line
  }
  return Math.min(at(last, other.length), most + 1)
}

function at(line: readonly number[], place: number): number {
  return line[place] ?? Infinity
}
